package cn.icpfiling.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTemplatesTest {

    private final PathTemplates paths = new PathTemplates(
            List.of("/api/v1/accounts/{id}", "/api/v1/accounts/me", "/api/v1/domains/{name}/fitness"));

    @Test
    void a_path_is_found_as_the_contract_writes_it_without_a_variable_if_there_is_one() {
        assertThat(paths.of("/api/v1/accounts/me")).hasValue("/api/v1/accounts/me");
        assertThat(paths.of("/api/v1/accounts/13800000000")).hasValue("/api/v1/accounts/{id}");
        assertThat(paths.of("/api/v1/domains/a.b.cn/fitness")).hasValue("/api/v1/domains/{name}/fitness");
    }

    @Test
    void a_path_of_no_contract_is_not_found() {
        assertThat(paths.of("/api/v1/accounts/13800000000/x")).isEmpty();
        assertThat(paths.of("/api/v1/accounts/")).isEmpty();
    }
}
