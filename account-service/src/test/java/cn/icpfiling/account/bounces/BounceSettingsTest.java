package cn.icpfiling.account.bounces;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that would lose every bounce stop the start, and say what to set. */
class BounceSettingsTest {

    private static final String ADDRESS = "icp.bounces.address";
    private static final String HOST = "icp.bounces.imap-host";

    @Test
    void none_and_all_of_them_are_good() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of(ADDRESS, "bounces@icp-filing.example")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(whole())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounces",
                "@example.com",
                "bounces@localhost",
                "bounces+x@example.com",
                "bounces-of-notices@example.com",
                "bounces@example.com\nBcc: all@example.com"
            })
    void an_address_that_cannot_carry_a_detail_is_a_fault(String address) {
        assertThatThrownBy(() -> check(Map.of(ADDRESS, address)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("icp.bounces.address must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {ADDRESS, "icp.bounces.user", "icp.bounces.password"})
    void a_mailbox_without_address_user_or_password_is_a_fault(String missing) {
        var some = whole();
        some.remove(missing);

        assertThatThrownBy(() -> check(some))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(missing);
    }

    private static Map<String, String> whole() {
        return new HashMap<>(Map.of(
                ADDRESS,
                "bounces@icp-filing.example",
                HOST,
                "imap.icp-filing.example",
                "icp.bounces.user",
                "bounces",
                "icp.bounces.password",
                "known-to-both"));
    }

    private static void check(Map<String, String> some) {
        BounceSettingsCheck.require(settings(some));
    }

    private static BounceSettings settings(Map<String, String> some) {
        var all = new HashMap<>(Map.of(
                "icp.bounces.every", "1m",
                "icp.bounces.imap-port", "993",
                "icp.bounces.imap-tls", "true",
                "icp.bounces.folder", "INBOX"));
        all.putAll(some);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .withMapping(BounceSettings.class)
                .build()
                .getConfigMapping(BounceSettings.class);
    }
}
