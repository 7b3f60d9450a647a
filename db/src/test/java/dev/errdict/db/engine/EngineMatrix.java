package dev.errdict.db.engine;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One invocation of a test class per engine. */
final class EngineMatrix implements ClassTemplateInvocationContextProvider {
  private record On(Engine engine) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocation) {
      return engine.name();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      Engine.use(engine);
    }
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return Arrays.stream(Engine.values()).filter(Engine::isThere).map(On::new);
  }
}
