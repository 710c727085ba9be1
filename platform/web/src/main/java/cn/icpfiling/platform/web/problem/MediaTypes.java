package cn.icpfiling.platform.web.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Returns the media types that an operation accepts. */
@Singleton
final class MediaTypes {

    private final AllowedMethods operations;

    MediaTypes(AllowedMethods operations) {
        this.operations = operations;
    }

    List<String> of(RoutingContext request) {
        return operations.allOf(request.request().method().name(), request.normalizedPath()).stream()
                .flatMap(operation -> Stream.<AnnotatedElement>of(operation, operation.getDeclaringClass())
                        .map(place -> place.getAnnotation(Consumes.class))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .stream())
                .flatMap(consumes -> Stream.of(consumes.value()))
                .distinct()
                .sorted()
                .toList();
    }
}
