package cn.icpfiling.verification.domainchecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainChecksRequestTest {

    @Test
    void it_speaks_of_the_domain_and_of_nobody() {
        var request = new DomainChecksRequest(
                List.of("ok-a.cn"), "欧阳无双", 2, "44011320141005001X", VerifiedOrderType.FIRST_FILING, null, null, null);

        assertThat(request.toString()).contains("ok-a.cn").doesNotContain("欧阳", "44011320141005001X");
    }
}
