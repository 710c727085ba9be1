package cn.icpfiling.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sandbox's authority takes the certificates that filing-service sends: its copy of the tables has the same rows. */
class CertificateTypesTest {

    private static final Path TABLES = Path.of("../filing-service/src/main/resources/rules/code-tables.yaml");

    @Test
    void natures_and_certificates_are_those_of_filing_service() throws IOException {
        var tables = new ObjectMapper(new YAMLFactory()).readTree(TABLES.toFile());
        var natureOf = new HashMap<String, String>();
        for (var family : List.of("certificateTypes", "historicCertificateTypes")) {
            tables.path(family)
                    .path("entries")
                    .forEach(type -> natureOf.put(
                            type.path("code").asText(), type.path("nature").asText()));
        }

        assertThat(natureOf).hasSize(39);
        tables.at("/natures/entries").forEach(entry -> {
            var nature = entry.path("code").asText();
            assertThat(CertificateTypes.natureKnown(nature)).isTrue();
            natureOf.forEach((type, own) -> assertThat(CertificateTypes.allowed(nature, type))
                    .as("type " + type + " of nature " + nature)
                    .isEqualTo(own.equals(nature)));
        });
        natureOf.forEach(
                (type, nature) -> assertThat(CertificateTypes.personal(type)).isEqualTo(nature.equals("5")));
    }
}
