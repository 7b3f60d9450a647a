package dev.errdict.search.meaning;

/** How near two vectors of an {@link Embedder} are. */
public final class Cosine {
  private Cosine() {}

  /**
   * The cosine of the angle between two vectors of length 1, as all of an embedder are: their dot
   * product.
   *
   * @return from -1 to 1; 1 for the same direction
   */
  public static float of(float[] one, float[] other) {
    float product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    return product;
  }
}
