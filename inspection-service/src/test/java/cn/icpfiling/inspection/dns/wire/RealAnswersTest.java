package cn.icpfiling.inspection.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.RealAnswers;
import cn.icpfiling.inspection.dns.wire.Message.Section;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected values are those that the sources of the packets state. */
class RealAnswersTest {
    private final Map<String, byte[]> answers = RealAnswers.all();

    @Test
    void one_address_is_read() {
        var message = read("example-a");
        assertThat(message.id()).isEqualTo(1573);
        assertThat(message.isAuthoritative()).isFalse();
        assertThat(message.isOwnedBy(0, name("example.com"))).isTrue();
        assertThat(message.ttl(0)).isEqualTo(1272);
        assertThat(addresses(message, Wire.TYPE_A)).containsExactly("93.184.216.34");
        assertThat(addresses(read("google-response-2"), Wire.TYPE_A)).containsExactly("142.251.42.238");
    }

    @Test
    void six_addresses_are_read() {
        assertThat(addresses(read("google-six-a"), Wire.TYPE_A))
                .containsExactly(
                        "64.233.164.100",
                        "64.233.164.139",
                        "64.233.164.113",
                        "64.233.164.102",
                        "64.233.164.101",
                        "64.233.164.138");
    }

    @Test
    void an_ipv6_address_is_read() {
        assertThat(addresses(read("google-aaaa"), Wire.TYPE_AAAA)).containsExactly("2a00:1450:4009:812:0:0:0:200e");
    }

    @Test
    void an_alias_with_name_servers_and_glue_is_read_through_chained_pointers() {
        var message = read("skype-alias");
        assertThat(message.target(0)).isEqualTo(name("livecms.trafficmanager.net"));
        assertThat(message.section(1)).isEqualTo(Section.AUTHORITY);
        assertThat(message.owner(1)).isEqualTo(name("net"));
        assertThat(message.target(1)).isEqualTo(name("g.gtld-servers.net"));
        assertThat(message.ttl(1)).isEqualTo(120_275);
        assertThat(message.section(2)).isEqualTo(Section.ADDITIONAL);
        assertThat(message.owner(2)).isEqualTo(name("a.gtld-servers.net"));
    }

    @Test
    void an_alias_to_the_zone_above_is_read_with_its_addresses() {
        var message = read("sstatic-alias-glue");
        assertThat(message.answers()).isEqualTo(6);
        assertThat(message.target(0)).isEqualTo(name("sstatic.net"));
        assertThat(message.isOwnedBy(1, name("sstatic.net"))).isTrue();
        assertThat(message.owner(9)).isEqualTo(name("cf-dns02.sstatic.net"));
    }

    @Test
    void a_denial_with_its_soa_is_read() {
        var message = read("youtube-nxdomain");
        assertThat(message.rcode()).isEqualTo(Wire.NXDOMAIN);
        assertThat(message.isAuthoritative()).isTrue();
        assertThat(message.type(0)).isEqualTo(Wire.TYPE_SOA);
        assertThat(message.owner(0)).isEqualTo(name("youtube.com"));
    }

    @Test
    void an_authoritative_answer_with_five_servers_and_ten_addresses_is_read() {
        var message = read("baidu-vip-authoritative");
        assertThat(message.isAuthoritative()).isTrue();
        assertThat(message.records()).isEqualTo(17);
        assertThat(addresses(message, Wire.TYPE_A)).startsWith("5.22.145.16", "5.22.145.121");
        assertThat(message.target(6)).isEqualTo(name("ns3.brandshelter.info"));
        assertThat(message.owner(16)).isEqualTo(name("ns5.brandshelter.us"));
    }

    @Test
    void every_cut_of_a_real_answer_is_refused() {
        var message = new Message();
        for (var answer : answers.values()) {
            for (var length = 0; length < answer.length; length++) {
                assertThat(message.read(answer, length)).isFalse();
            }
        }
    }

    private Message read(String answer) {
        var message = new Message();
        var bytes = answers.get(answer);
        assertThat(message.read(bytes, bytes.length)).isTrue();
        return message;
    }

    private static Name name(String text) {
        return Name.parse(text).orElseThrow();
    }

    private static List<String> addresses(Message message, int type) {
        var addresses = new ArrayList<String>();
        for (var i = 0; i < message.records(); i++) {
            if (message.type(i) == type) {
                try {
                    addresses.add(InetAddress.getByAddress(message.address(i)).getHostAddress());
                } catch (UnknownHostException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return addresses;
    }
}
