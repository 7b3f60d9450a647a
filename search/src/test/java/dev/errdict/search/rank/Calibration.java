package dev.errdict.search.rank;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Makes chances mean what they say: the log odds are scaled and shifted so that they fit questions
 * that their own fit has not seen (J. Platt, Probabilistic outputs for support vector machines,
 * 1999). Each question counts once, however much it weighed when the odds were fitted.
 */
record Calibration(double slope, double bias) {
  private static final int STEPS = 800;
  private static final int FEWEST = 50;

  static Calibration right(List<LangFit.Held> held) {
    return fit(held, LangFit.Held::right, one -> one.is().right());
  }

  static Calibration worth(List<LangFit.Held> held) {
    return fit(held, LangFit.Held::worth, one -> one.is().worth());
  }

  private static Calibration fit(
      List<LangFit.Held> held, ToDoubleFunction<LangFit.Held> odds, Predicate<LangFit.Held> is) {
    if (held.size() < FEWEST) {
      return new Calibration(1, 0);
    }
    double[] fitted =
        Adam.minimise(
            2,
            STEPS,
            (current, gradient) -> {
              for (LangFit.Held one : held) {
                double x = odds.applyAsDouble(one);
                double chance = LangFit.chance((1 + current[0]) * x + current[1]);
                double error = (chance - (is.test(one) ? 1 : 0)) / held.size();
                gradient[0] += error * x;
                gradient[1] += error;
              }
            });
    return new Calibration(1 + fitted[0], fitted[1]);
  }

  double of(double odds) {
    return slope * odds + bias;
  }

  /** The weights, with the bias last, of the calibrated odds. */
  double[] of(double[] weights) {
    double[] calibrated = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      calibrated[i] = slope * weights[i];
    }
    calibrated[weights.length - 1] += bias;
    return calibrated;
  }
}
