package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A load judges certificates by a copy of filing-service's tables. A row that only one of both has would come to light at a hand-over. */
class CertificateTablesTest {

    private static final Path TABLES = Path.of("../filing-service/src/main/resources/rules/code-tables.yaml");

    /** The natures whose certificates are certain (docs/trade.md 4.2). */
    private static final Set<Integer> CERTAIN = Set.of(1, 2, 3, 4, 5, 6, 9, 10, 11);

    @Test
    void natures_and_certificates_are_those_of_filing_service() throws IOException {
        var tables = new ObjectMapper(new YAMLFactory()).readTree(TABLES.toFile());
        var natures = new HashSet<Integer>();
        tables.at("/natures/entries")
                .forEach(nature -> natures.add(nature.path("code").asInt()));
        var natureOf = new HashMap<Integer, Integer>();
        tables.at("/certificateTypes/entries").forEach(type -> add(type, natureOf));
        tables.at("/historicCertificateTypes/entries").forEach(type -> add(type, natureOf));

        assertThat(natures).hasSize(18);
        for (var nature = 0; nature <= 21; nature++) {
            assertThat(CertificateCheck.isNature(nature)).as("nature " + nature).isEqualTo(natures.contains(nature));
        }
        assertThat(natureOf.keySet()).hasSize(39).allMatch(CertificateCheck::isType);
        natureOf.forEach((type, nature) -> {
            assertThat(CertificateCheck.isOfPerson(type)).as("type " + type).isEqualTo(nature == 5);
            CERTAIN.forEach(other -> assertThat(CertificateCheck.fits(other, type))
                    .as("type " + type + " of nature " + other)
                    .isEqualTo(nature.equals(other)));
        });
    }

    private static void add(JsonNode type, Map<Integer, Integer> natureOf) {
        natureOf.put(type.path("code").asInt(), type.path("nature").asInt());
    }
}
