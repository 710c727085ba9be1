package cn.icpfiling.verification.domainverifications;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.domainverifications.RegistrationView.RegistrantSeen;
import cn.icpfiling.verification.registration.RegistrantHint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptRegistrationTest {

    private static final String HOLDER = "某某（杭州）科技有限公司";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "某某（杭州）科技有限公司,  -,                     false, SAME_NAME",
                "某某(杭州) 科技有限公司,   -,                     false, SAME_NAME",
                "李雷,                   某某（杭州）科技有限公司, false, SAME_NAME",
                "-,                     某某（杭州）科技有限公司, true,  SAME_NAME",
                "某某（杭州）科技有限公,    -,                     false, OTHER_NAME",
                "-,                     别家网络技术有限公司,     true,  OTHER_NAME",
                "-,                     -,                     true,  WITHHELD",
                "-,                     -,                     false, NOT_TOLD",
            })
    void a_registrant_is_compared_as_far_as_it_is_told(
            String name, String organisation, boolean withheld, RegistrantSeen seen) {
        assertThat(KeptRegistration.seen(new RegistrantHint(name, organisation, "CN", withheld), HOLDER))
                .isEqualTo(seen);
    }
}
