package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.numbers.InstanceProduct;
import cn.icpfiling.filing.provider.ProviderProfile;
import cn.icpfiling.filing.store.OrderContentRepository.Entered;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodesOwedTest {

    private static final List<PrincipalPart> ALL = List.of(PrincipalPart.values());
    private static final ProviderProfile PROFILE = new ProviderProfile(
            1,
            "示例云",
            List.of("10000"),
            null,
            List.of(new ProviderProfile.DnsGuide(InstanceProduct.ECS, "A 记录", null)),
            List.of(
                    new ProviderProfile.SecurityCheck(InstanceProduct.ECS, "检测", "https://check.example.com/ecs"),
                    new ProviderProfile.SecurityCheck(InstanceProduct.SLB, "检测", "https://check.example.com/slb")));

    @Test
    void each_principal_is_named_masked_and_a_person_who_is_both_once() {
        var one = person("张三", "11010519491231002X", "13800138000");
        var two = person("李四", "110105199001010010", "13900139000");

        assertThat(CodesOwed.views(ALL, entered(one, two)))
                .extracting(CodeOwedView::part, CodeOwedView::name, CodeOwedView::mobile)
                .containsExactly(
                        tuple(PrincipalPart.SUBJECT_PRINCIPAL, "张*", "138****8000"),
                        tuple(PrincipalPart.SERVICE_PRINCIPAL, "李*", "139****9000"));
        assertThat(CodesOwed.views(ALL, entered(one, one)))
                .extracting(CodeOwedView::part)
                .containsExactly(PrincipalPart.SUBJECT_PRINCIPAL);
        assertThat(CodesOwed.views(List.of(PrincipalPart.SERVICE_PRINCIPAL), entered(one, two)))
                .extracting(CodeOwedView::name)
                .containsExactly("李*");
        assertThat(CodesOwed.views(ALL, Entered.NOTHING)).isEmpty();
    }

    @Test
    void a_first_filing_gets_the_check_of_its_product_and_no_guide_to_the_dns() {
        assertThat(WaitingSteps.steps(PROFILE, Optional.of(InstanceProduct.ECS), false))
                .containsExactly(new WaitingStep(
                        WaitingStep.Kind.CHECK_SECURITY, InstanceProduct.ECS, "检测", "https://check.example.com/ecs"));
    }

    @Test
    void a_change_of_a_site_without_a_number_gets_the_steps_of_all_products_and_may_point_its_domain() {
        assertThat(WaitingSteps.steps(PROFILE, Optional.empty(), true))
                .extracting(WaitingStep::step)
                .containsExactly(
                        WaitingStep.Kind.POINT_DNS, WaitingStep.Kind.CHECK_SECURITY, WaitingStep.Kind.CHECK_SECURITY);
    }

    private static Person person(String name, String number, String mobile) {
        return new Person(name, 2, number, mobile, null, null, null);
    }

    private static Entered entered(Person subject, Person service) {
        return new Entered(
                new SubjectPart("北京示例科技有限公司", null, null, null, subject),
                new ServicePart(null, "官网", List.of(), null, null, null, null, null, null, null, null, service));
    }
}
