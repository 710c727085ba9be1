package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessFilingKeepsRecordTest {

    private final Facts facts = new Facts();

    AccessFilingKeepsRecordTest() {
        facts.type = OrderType.ACCESS_FILING;
    }

    @Test
    void the_domains_on_record_and_the_one_that_the_type_check_found_come_back() {
        facts.filedDomains = List.of("ok-other.cn");
        facts.domains = List.of("OK-Other.cn", "ok-shop.cn");

        assertThat(faults()).isEmpty();
    }

    @Test
    void each_other_domain_is_refused_at_its_place() {
        facts.filedDomains = List.of("ok-other.cn");
        facts.domains = List.of("first.cn", "ok-other.cn", "ok-shop.cn", "second.cn");

        assertThat(faults()).extracting(Violation::pointer).containsExactly("/service/domains/0", "/service/domains/3");
    }

    @Test
    void of_a_site_from_elsewhere_the_domains_are_not_known_so_none_is_refused() {
        facts.domains = List.of("ok-shop.cn", "second.cn");

        assertThat(faults()).isEmpty();
    }

    @Test
    void each_domain_on_record_that_is_left_out_is_refused_by_its_name() {
        facts.filedDomains = List.of("ok-other.cn", "ok-shop.cn", "third.cn");
        facts.domains = List.of("OK-Shop.cn");

        assertThat(faults())
                .extracting(Violation::pointer, Violation::code, Violation::args)
                .containsExactly(
                        tuple("/service/domains", "DOMAIN_LEFT_OUT", List.of("ok-other.cn")),
                        tuple("/service/domains", "DOMAIN_LEFT_OUT", List.of("third.cn")));
    }

    @Test
    void once_the_record_has_changed_elsewhere_a_domain_left_out_is_only_told() {
        facts.filedDomains = List.of("ok-other.cn");
        facts.domains = List.of("ok-shop.cn");

        assertThat(faults()).isEmpty();
        assertThat(new AccessFilingKeepsDomains().warn(facts.build()))
                .extracting(Violation::code)
                .containsExactly("DOMAIN_LEFT_OUT");
    }

    @Test
    void other_content_than_on_record_is_told_field_by_field() {
        var onRecord = facts.build().service();
        assertThat(AccessFilingKeepsContent.warn(onRecord, facts.build().service()))
                .isEmpty();

        facts.serviceName = "另一网站名称";
        facts.contentTypes = 256L;
        facts.preApprovals = 1L;
        facts.accessMode = 1L;
        facts.servicePrincipal = facts.subjectPrincipal;
        assertThat(AccessFilingKeepsContent.warn(onRecord, facts.build().service()))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/service/name", "/service/contentTypes", "/service/preApprovals", "/service/principal");
    }

    @Test
    void what_a_filing_of_the_old_platform_lacks_differs_from_nothing() {
        assertThat(AccessFilingKeepsContent.warn(
                        ServicePart.NOTHING, facts.build().service()))
                .isEmpty();
    }

    private List<Violation> faults() {
        return new AccessFilingKeepsDomains().check(facts.build());
    }
}
