package dev.errdict.search.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One sentence-embedding model of the BGE family (Xiao et al., 2023): the vector of [CLS],
 * normalised to length 1.
 */
final class OnnxModel implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = environment();

  private final OrtSession session;
  private final WordPieces pieces;

  private static OrtEnvironment environment() {
    NativeLibrary.whileUnpacked(OrtEnvironment::getEnvironment);
    return OrtEnvironment.getEnvironment();
  }

  /** Creates a session of a model. */
  private interface Making {
    OrtSession session(OrtSession.SessionOptions options) throws OrtException;
  }

  private OnnxModel(int threads, Making making, WordPieces pieces) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // The second thread spins while it waits for work within a question, which saves a quarter of
      // the time, but not between questions: an idle bot uses no processor time.
      options.addConfigEntry("session.force_spinning_stop", "1");
      // An arena and memory patterns for each question length would keep memory that short
      // questions never need.
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      this.session = making.session(options);
    }
    this.pieces = pieces;
  }

  /** The file of a model. */
  static String file(String name) {
    return name + ".onnx";
  }

  /** The tokenizer of a model, as it is published. */
  static String tokenizer(String name) {
    return name + "-tokenizer.json";
  }

  /** The vocabulary of a model's tokenizer, one piece in a line. */
  static String vocabulary(String name) {
    return name + ".vocabulary";
  }

  /**
   * Loads a model, {@link UnpackedModels} or from the class path, with its tokenizer.
   *
   * @param threads how many compute a vector
   */
  static OnnxModel load(String name, int threads) throws IOException, OrtException {
    Optional<Path> vocabulary = UnpackedModels.find(vocabulary(name));
    Optional<Path> model = UnpackedModels.find(file(name));
    if (vocabulary.isPresent() && model.isPresent()) {
      return unpacked(model.get(), WordPieces.ofLines(Files.readString(vocabulary.get())), threads);
    }
    try (InputStream tokenizer = resource(tokenizer(name)).getInputStream()) {
      return ofResource(resource(file(name)), WordPieces.read(tokenizer), threads);
    }
  }

  private static OnnxModel unpacked(Path model, WordPieces pieces, int threads)
      throws OrtException {
    return new OnnxModel(
        threads,
        options -> {
          options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
          if (threads == 1) {
            // Packing the weights takes longer than the few questions of a command gain by it.
            options.addConfigEntry("session.disable_prepacking", "1");
          }
          return ENVIRONMENT.createSession(model.toString(), options);
        },
        pieces);
  }

  /**
   * Writes a model as ONNX Runtime optimises it, and its weights to a file of their own, which a
   * session maps into memory: optimising and copying take most of the loading time.
   *
   * @param weights the name of their file, in the folder of the written model
   */
  static void optimise(Path model, Path to, String weights) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Higher levels make files for one kind of processor, and would not change these models.
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(to.toString());
      options.addConfigEntry("session.optimized_model_external_initializers_file_name", weights);
      ENVIRONMENT.createSession(model.toString(), options).close();
    }
  }

  private static OnnxModel ofResource(URLConnection file, WordPieces pieces, int threads)
      throws IOException, OrtException {
    // Off-heap, since the heap would grow by twice the file's size and not shrink again.
    try (Arena memory = Arena.ofConfined();
        InputStream model = file.getInputStream()) {
      ByteBuffer bytes = memory.allocate(file.getContentLengthLong()).asByteBuffer();
      try (ReadableByteChannel channel = Channels.newChannel(model)) {
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      }
      ByteBuffer whole = bytes.flip();
      return new OnnxModel(threads, options -> ENVIRONMENT.createSession(whole, options), pieces);
    }
  }

  private static URLConnection resource(String name) throws IOException {
    URL url = OnnxModel.class.getClassLoader().getResource(name);
    if (url == null) {
      throw new IOException("not in the build: " + name);
    }
    return url.openConnection();
  }

  /** The vector of a text, of which at most {@code tokens} tokens count. */
  float[] vector(String text, int tokens) throws OrtException {
    long[] ids = pieces.ids(text, tokens);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    long[] shape = {1, ids.length};
    try (OnnxTensor input = OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(ones), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] hidden = (float[][][]) result.get(0).getValue();
      return Vectors.normalise(hidden[0][0]);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
