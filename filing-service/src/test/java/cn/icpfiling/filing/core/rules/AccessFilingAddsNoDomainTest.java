package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessFilingAddsNoDomainTest {

    private final Facts facts = new Facts();

    AccessFilingAddsNoDomainTest() {
        facts.type = OrderType.ACCESS_FILING;
    }

    @Test
    void the_domains_on_record_and_the_one_that_the_type_check_found_come_back() {
        facts.filedDomains = List.of("ok-other.cn");
        facts.domains = List.of("OK-Other.cn", "ok-shop.cn");

        assertThat(added()).isEmpty();
    }

    @Test
    void each_other_domain_is_refused_at_its_place() {
        facts.filedDomains = List.of("ok-other.cn");
        facts.domains = List.of("first.cn", "ok-other.cn", "ok-shop.cn", "second.cn");

        assertThat(added()).extracting(Violation::pointer).containsExactly("/service/domains/0", "/service/domains/3");
    }

    @Test
    void of_a_site_from_elsewhere_the_domains_are_not_known_so_none_is_refused() {
        facts.domains = List.of("ok-shop.cn", "second.cn");

        assertThat(added()).isEmpty();
    }

    private List<Violation> added() {
        return new AccessFilingAddsNoDomain().check(facts.build());
    }
}
