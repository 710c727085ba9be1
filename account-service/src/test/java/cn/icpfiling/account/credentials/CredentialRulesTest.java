package cn.icpfiling.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.platform.web.Environment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialRulesTest {

    @ParameterizedTest
    @EnumSource
    void a_key_is_taken_everywhere_and_a_secret_everywhere_but_in_production(Environment environment) {
        var rules = new CredentialRules(environment);

        assertThat(rules.allow(CredentialKind.PUBLIC_KEY)).isTrue();
        assertThat(rules.allow(CredentialKind.SECRET)).isEqualTo(environment != Environment.PRODUCTION);
    }
}
