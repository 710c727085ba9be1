package cn.icpfiling.inspection.accessrecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportingProviderTest {

    @Test
    void a_partner_whose_token_names_no_partner_is_not_the_provider_of_the_platform() {
        assertThatThrownBy(() -> provider(Roles.PARTNER).id())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(CommonProblem.FORBIDDEN));
        assertThat(provider(Roles.ADMINISTRATOR).id()).isEqualTo(NetworkList.OWN_PROVIDER);
    }

    private static ReportingProvider provider(String role) {
        return new ReportingProvider(new CurrentActor(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(UUID.randomUUID().toString()))
                .addRole(role)
                .build()));
    }
}
