package dev.errdict.search.meaning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

class VectorTableTest {
  @Test
  void every_product_is_the_one_that_one_by_one_gives() {
    Random random = new Random(7);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      vectors.add(unit(random, 515));
    }
    float[] question = unit(random, 515);

    float[] products = new VectorTable(vectors).products(question);

    float[] expected = new float[vectors.size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = VectorUtil.dotProduct(vectors.get(i), question);
    }
    assertArrayEquals(expected, products, 1e-5f);
  }

  @Test
  void no_vectors_have_no_products() {
    assertEquals(0, new VectorTable(List.of()).products(new float[] {1, 0}).length);
  }

  private static float[] unit(Random random, int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.normalise(vector);
  }
}
