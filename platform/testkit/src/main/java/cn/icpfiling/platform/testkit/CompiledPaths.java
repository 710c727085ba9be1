package cn.icpfiling.platform.testkit;

import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.internal.path.json.JSONAssertion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles each JSON path of REST Assured once. A path, be it {@code code}, is a script in Groovy there, which REST Assured compiles
 * anew at every look: a quarter of the processor time of all API tests. Groovy still evaluates it, so each path answers what it did.
 */
public final class CompiledPaths implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        install();
    }

    /** The paths that REST Assured looks along from now on. */
    static Remembered install() {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        MetaClass before = registry.getMetaClass(JSONAssertion.class);
        if (before instanceof Remembered installed) {
            return installed;
        }
        Remembered remembered = new Remembered(before);
        registry.setMetaClass(JSONAssertion.class, remembered);
        return remembered;
    }

    /** Answers one call of REST Assured's in its place: the one that evaluates, with a script and what is known to it. */
    static final class Remembered extends DelegatingMetaClass {
        private static final String EVALUATES = "eval";

        /** REST Assured knows by it that it was a parameter that is missing. */
        private static final String SCRIPT = "Script1.groovy";

        private final Map<String, Class<?>> scripts = new ConcurrentHashMap<>();
        private final GroovyClassLoader compiler;

        private Remembered(MetaClass before) {
            super(before);
            CompilerConfiguration plain = new CompilerConfiguration();
            // a script of one line is not worth the linking of its calls
            plain.getOptimizationOptions().put(CompilerConfiguration.INVOKEDYNAMIC, false);
            this.compiler = new GroovyClassLoader(JSONAssertion.class.getClassLoader(), plain);
        }

        boolean knows(String path) {
            return scripts.keySet().stream().anyMatch(script -> script.endsWith("." + path));
        }

        @Override
        public Object invokeMethod(
                Class sender,
                Object receiver,
                String method,
                Object[] arguments,
                boolean isCallToSuper,
                boolean fromInsideClass) {
            return EVALUATES.equals(method) && receiver instanceof JSONAssertion assertion
                    ? evaluated(assertion.getParams(), arguments[0].toString(), arguments[1], arguments[2].toString())
                    : super.invokeMethod(sender, receiver, method, arguments, isCallToSuper, fromInsideClass);
        }

        private Object evaluated(Map<String, Object> parameters, String root, Object document, String script) {
            Map<String, Object> known = new HashMap<>();
            if (parameters != null) {
                known.putAll(parameters);
            }
            known.put(root, document);
            Class<?> compiled = scripts.computeIfAbsent(script, text -> compiler.parseClass(text, SCRIPT));
            return InvokerHelper.createScript(compiled, new Binding(known)).run();
        }
    }
}
