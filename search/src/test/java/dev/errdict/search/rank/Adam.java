package dev.errdict.search.rank;

/** Gradient descent with moments of the gradient (D. P. Kingma and J. Ba, 2015). */
final class Adam {
  private static final double RATE = 0.05;

  /** Adds the gradient at some weights to an array of noughts. */
  interface Gradient {
    void at(double[] weights, double[] gradient);
  }

  private Adam() {}

  /** The weights after so many steps from nought. */
  static double[] minimise(int size, int steps, Gradient loss) {
    double[] weights = new double[size];
    double[] mean = new double[size];
    double[] square = new double[size];
    for (int step = 1; step <= steps; step++) {
      double[] gradient = new double[size];
      loss.at(weights, gradient);
      for (int k = 0; k < size; k++) {
        mean[k] = 0.9 * mean[k] + 0.1 * gradient[k];
        square[k] = 0.999 * square[k] + 0.001 * gradient[k] * gradient[k];
        weights[k] -=
            RATE
                * (mean[k] / (1 - Math.pow(0.9, step)))
                / (Math.sqrt(square[k] / (1 - Math.pow(0.999, step))) + 1e-8);
      }
    }
    return weights;
  }
}
