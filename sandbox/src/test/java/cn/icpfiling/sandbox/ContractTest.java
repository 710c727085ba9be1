package cn.icpfiling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Contract and code name the same operations. The index page is no part of the contract. */
class ContractTest {

    @Test
    void every_operation_stands_in_both() throws IOException {
        var written = new TreeSet<String>();
        new YAMLMapper()
                .readTree(
                        java.nio.file.Path.of("src/main/contract/openapi.yaml").toFile())
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().fieldNames().forEachRemaining(verb -> written.add(verb + " " + path.getKey())));

        assertThat(coded()).containsExactlyInAnyOrderElementsOf(written).hasSizeGreaterThan(15);
    }

    private static Set<String> coded() {
        var found = new TreeSet<String>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cn.icpfiling.sandbox")) {
            if (type.isAnnotatedWith(Path.class) && !type.getSimpleName().equals("IndexResource")) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> found.add(verb + " " + path(resource, method)));
                }
            }
        }
        return found;
    }

    private static java.util.Optional<String> verb(Method method) {
        if (method.isAnnotationPresent(GET.class)) {
            return java.util.Optional.of("get");
        }
        return method.isAnnotationPresent(POST.class) ? java.util.Optional.of("post") : java.util.Optional.empty();
    }

    private static String path(Class<?> resource, Method method) {
        var inner = method.getAnnotation(Path.class);
        String end = inner == null ? "" : inner.value();
        return resource.getAnnotation(Path.class).value() + (end.isEmpty() || end.startsWith("/") ? end : "/" + end);
    }
}
