package dev.errdict.search.meaning;

/** Arithmetic on vectors. */
final class Vectors {
  private Vectors() {}

  /** Scales the vector to length 1, in place. */
  static float[] normalise(float[] vector) {
    double sum = 0;
    for (float number : vector) {
      sum += (double) number * number;
    }
    float length = (float) Math.sqrt(sum);
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
    return vector;
  }
}
