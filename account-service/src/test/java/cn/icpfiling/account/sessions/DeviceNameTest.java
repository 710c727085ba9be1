package cn.icpfiling.account.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceNameTest {

    @Test
    void a_browser_is_called_as_its_owner_calls_it() {
        assertThat(
                        DeviceName.of(
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0 Safari/604"))
                .isEqualTo("WeChat, iPhone");
        assertThat(DeviceName.of("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140"))
                .isEqualTo("Edge, Windows");
        assertThat(DeviceName.of("curl/8.5.0")).isEqualTo("curl");
    }

    @Test
    void what_nobody_knows_is_not_told() {
        assertThat(DeviceName.of("<script>alert(1)</script>")).isNull();
        assertThat(DeviceName.of(null)).isNull();
    }
}
