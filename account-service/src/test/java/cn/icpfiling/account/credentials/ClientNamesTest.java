package cn.icpfiling.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.Environment;
import java.security.SecureRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientNamesTest {

    @ParameterizedTest
    @EnumSource(Environment.class)
    void a_client_and_a_secret_are_good_in_their_own_environment_only(Environment here) {
        var names = new ClientNames(here);
        var client = Ids.next();

        assertThat(names.id(client.toString())).isEqualTo(client.toString());
        for (var other : Environment.values()) {
            var name = new ClientNames(other).of(client);
            var secret = ClientSecret.fresh(new SecureRandom(), other);
            if (other == here) {
                assertThat(names.id(name)).isEqualTo(client.toString());
                names.requireOwnSecret(secret);
            } else {
                isRefused(() -> names.id(name));
                isRefused(() -> names.requireOwnSecret(secret));
            }
        }
    }

    private static void isRefused(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(AccountProblem.CLIENT_OF_OTHER_ENVIRONMENT));
    }
}
