package cn.icpfiling.filing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportedAccess;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportedService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedServiceTest {

    @Test
    void the_accesses_of_a_site_are_joined_to_one() {
        var service = service(List.of(
                new ImportedAccess(16L, 2L, List.of("203.0.113.9")),
                new ImportedAccess(4L, null, List.of("203.0.113.9", "2001:db8::1")),
                new ImportedAccess(null, null, null)));

        assertThat(service.part().accessMode()).isEqualTo(20);
        assertThat(service.part().serverLocation()).isEqualTo(2);
        assertThat(service.addresses()).containsExactly("203.0.113.9", "2001:db8::1");
        assertThat(service.part().serviceNumber()).isNull();
    }

    @Test
    void what_no_access_says_is_unknown_and_not_none() {
        for (var accesses : new ArrayList<List<ImportedAccess>>(
                Arrays.asList(null, List.of(), List.of(new ImportedAccess(null, null, null))))) {
            assertThat(service(accesses).part().accessMode()).isNull();
            assertThat(service(accesses).part().principal()).isNull();
            assertThat(service(accesses).addresses()).isEmpty();
        }
    }

    private static ImportedService service(List<ImportedAccess> accesses) {
        return new ImportedService(
                "京ICP备13000001号-1",
                "示例科技官网",
                List.of("old-shop.com"),
                null,
                128L,
                null,
                null,
                List.of(1),
                null,
                null,
                accesses,
                Instant.parse("2013-05-06T02:00:00Z"));
    }
}
