package dev.errdict.search.meaning;

import java.util.List;

/**
 * Vectors laid out by dimension, so that a question's vector is compared with all of them at once:
 * the inner loop runs over vectors, not dimensions, so the JVM compiles it to vector instructions.
 * Comparing one vector at a time takes about eight times as long.
 */
public final class VectorTable {
  private final int size;
  private final float[][] dimensions;

  /**
   * @param vectors all of one length
   */
  public VectorTable(List<float[]> vectors) {
    size = vectors.size();
    dimensions = new float[vectors.isEmpty() ? 0 : vectors.getFirst().length][size];
    for (int i = 0; i < size; i++) {
      float[] vector = vectors.get(i);
      for (int d = 0; d < dimensions.length; d++) {
        dimensions[d][i] = vector[d];
      }
    }
  }

  /** The dot product of each vector with this one, in their order. */
  public float[] products(float[] vector) {
    float[] products = new float[size];
    int d = 0;
    for (; d + 4 <= dimensions.length; d += 4) {
      add4(products, dimensions, d, vector);
    }
    for (; d < dimensions.length; d++) {
      add(products, dimensions[d], vector[d]);
    }
    return products;
  }

  /** Adds four dimensions in one pass over the sums. */
  private static void add4(float[] sums, float[][] dimensions, int from, float[] vector) {
    float[] one = dimensions[from];
    float[] two = dimensions[from + 1];
    float[] three = dimensions[from + 2];
    float[] four = dimensions[from + 3];
    float a = vector[from];
    float b = vector[from + 1];
    float c = vector[from + 2];
    float d = vector[from + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] += a * one[i] + b * two[i] + c * three[i] + d * four[i];
    }
  }

  private static void add(float[] sums, float[] dimension, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * dimension[i];
    }
  }
}
