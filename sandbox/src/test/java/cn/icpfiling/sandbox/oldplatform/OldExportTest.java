package cn.icpfiling.sandbox.oldplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OldExportTest {

    private final OldExport export = OldExport.of("subjects.csv").orElseThrow();

    @Test
    void an_export_is_the_same_object_at_each_call() {
        var again = OldExport.of("subjects.csv").orElseThrow();

        assertThat(again.bytes()).isEqualTo(export.bytes()).isNotEmpty();
        assertThat(again.etag()).isEqualTo(export.etag()).matches("\"[0-9a-f]{32}\"");
        assertThat(OldExport.of("sites.csv").orElseThrow().etag()).isNotEqualTo(export.etag());
        assertThat(OldExport.of("secrets.csv")).isEmpty();
    }

    @Test
    void the_filing_of_a_name_has_tables_of_its_own() {
        var key = OldExport.keyOf("legacy-import-mybakery.cn", ExportFile.named("domains.csv"));

        assertThat(new String(OldExport.of(key).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("legacy-import-mybakery.cn");
        assertThat(OldExport.of("ok-shop.cn_domains.csv")).isEmpty();
        assertThat(OldExport.of("legacy-import-mybakery.cn_secrets.csv")).isEmpty();
    }

    @Test
    void a_range_has_its_bytes_and_ends_with_the_object() {
        var size = export.bytes().length;
        var first = export.range("bytes=0-9").orElseThrow();
        var last = export.range("bytes=" + (size - 3) + "-" + (size + 7)).orElseThrow();

        assertThat(export.part(first)).isEqualTo(Arrays.copyOf(export.bytes(), 10));
        assertThat(export.part(last)).isEqualTo(Arrays.copyOfRange(export.bytes(), size - 3, size));
        assertThat(export.has(export.range("bytes=" + size + "-" + (size + 1)).orElseThrow()))
                .isFalse();
        assertThat(export.range("bytes=0-1,4-5")).isEmpty();
        assertThat(export.range(null)).isEmpty();
    }
}
