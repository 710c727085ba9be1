package cn.icpfiling.platform.testkit;

import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.internal.path.json.JSONAssertion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles each JSON path of REST Assured once. A path such as {@code code} is a script in Groovy, which REST Assured
 * compiles on every use: a quarter of the processor time of all API tests. Groovy still evaluates the script, so the
 * result of each path stays the same.
 */
public final class CompiledPaths implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        install();
    }

    /** Returns the cache of paths and installs it on the first call. */
    static Remembered install() {
        var registry = GroovySystem.getMetaClassRegistry();
        var before = registry.getMetaClass(JSONAssertion.class);
        if (before instanceof Remembered installed) {
            return installed;
        }
        var remembered = new Remembered(before);
        registry.setMetaClass(JSONAssertion.class, remembered);
        return remembered;
    }

    /** Replaces one call of REST Assured: the evaluation of a script with its parameters. */
    static final class Remembered extends DelegatingMetaClass {
        private static final String EVALUATES = "eval";

        /** By this name REST Assured recognises a missing parameter. */
        private static final String SCRIPT = "Script1.groovy";

        private final Map<String, Class<?>> scripts = new ConcurrentHashMap<>();
        private final GroovyClassLoader compiler;

        private Remembered(MetaClass before) {
            super(before);
            var plain = new CompilerConfiguration();
            // linking calls by invokedynamic costs more than a script of one line
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
            var known = new HashMap<String, Object>();
            if (parameters != null) {
                known.putAll(parameters);
            }
            known.put(root, document);
            var compiled = scripts.computeIfAbsent(script, text -> compiler.parseClass(text, SCRIPT));
            return InvokerHelper.createScript(compiled, new Binding(known)).run();
        }
    }
}
