package cn.icpfiling.inspection.dns.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.transport.Dispatcher;
import cn.icpfiling.inspection.dns.transport.Entropy;
import cn.icpfiling.inspection.dns.transport.NameServers;
import cn.icpfiling.inspection.dns.transport.TransportSettings;
import cn.icpfiling.inspection.dns.zone.ZoneSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a referral may lead: any domain names its servers, so none may lead into a network that the public does not reach. */
class ReferralTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "169.254.169.254, false",
        "198.18.0.1, false",
        "192.0.2.1, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "202.12.27.33, true"
    })
    void a_name_server_is_asked_at_an_address_of_the_public_alone(String address, boolean asked) throws IOException {
        var root = new InetSocketAddress(InetAddress.ofLiteral("198.41.0.4"), 53);
        var limits = LimitSettings.defaults();
        try (var dispatcher =
                new Dispatcher(TransportSettings.defaults(), limits, new Entropy(new Random(1)), System::nanoTime)) {
            var resolver = new Resolver(
                    ResolveSettings.defaults(),
                    ZoneSettings.authoritative(Map.of(".", List.of(root)), 53),
                    dispatcher,
                    new NameServers(limits),
                    Clock.systemUTC(),
                    System::nanoTime);

            assertThat(resolver.mayAsk(InetAddress.ofLiteral(address))).isEqualTo(asked);
        }
    }
}
