package cn.icpfiling.legacy.routing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads the routes from the release. A file with a fault stops the start. */
final class RoutesFile {

    private static final String FILE = "/rules/legacy-routes.yaml";

    private record Content(List<RouteRow> routes) {}

    @Produces
    @Singleton
    LegacyRoutes routes() {
        return shipped();
    }

    static LegacyRoutes shipped() {
        try (var yaml = Objects.requireNonNull(RoutesFile.class.getResourceAsStream(FILE), FILE)) {
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    static LegacyRoutes read(InputStream yaml) throws IOException {
        var content = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new JavaTimeModule())
                .build()
                .readValue(yaml, Content.class);
        return new LegacyRoutes(content.routes());
    }
}
