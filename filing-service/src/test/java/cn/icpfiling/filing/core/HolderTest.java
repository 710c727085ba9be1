package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.numbers.InstanceProduct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.TypeDecision;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HolderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID ACCOUNT = Ids.next();
    private static final UUID PARTNER = Ids.next();
    private static final Holder CUSTOMER = new Holder(ACCOUNT, PARTNER);
    private static final SettledIdentity IDENTITY = new SettledIdentity(
            Ids.next(),
            new Region("11", "110100", "110105"),
            4,
            1,
            new byte[] {1},
            new BlindValue(new byte[] {2}, null),
            "ok-shop.cn");

    private static Order draftFor(Holder holder) {
        return Order.draft(Ids.next(), OrderType.FIRST_FILING, Ids.next(), holder, IDENTITY, FiledNumbers.NONE);
    }

    @Test
    void what_is_made_for_a_customer_names_its_partner_from_the_type_check_to_the_filed_service() {
        var check = new FilingTypeCheck(
                CUSTOMER,
                IDENTITY,
                new TypeDecision(FilingType.FIRST_FILING, List.of(), List.of(), null, null),
                FiledNumbers.NONE,
                NOW);
        var order = draftFor(Holder.of(check));
        var number = ServiceNumber.issued(
                Ids.next(),
                CUSTOMER,
                InstanceProduct.ECS,
                "i-1",
                1,
                List.of("192.0.2.1"),
                LocalDate.of(2027, 3, 2),
                NOW);
        var subject = Subject.registered(
                Ids.next(),
                order,
                "京ICP备2026000001号",
                new Subject.Encrypted(
                        new BlindValue(new byte[] {1}, null), new byte[] {2}, new byte[] {3}, new byte[] {4}),
                NOW);
        var service = FiledService.registered(
                Ids.next(),
                subject,
                "京ICP备2026000001号-1",
                "x",
                List.of("ok-shop.cn"),
                number.id(),
                new byte[] {5},
                NOW);

        assertThat(List.<HasHolder>of(check, order, number, subject, service))
                .extracting(Holder::of)
                .containsOnly(CUSTOMER);
    }

    @Test
    void whoever_holds_for_themselves_is_nobodys_customer() {
        var order = draftFor(Holder.own(ACCOUNT));

        assertThat(order.holder()).isEqualTo(ACCOUNT);
        assertThat(order.partner()).isNull();
    }

    @Test
    void a_partner_acts_in_the_part_of_the_applicant_and_the_history_says_who_it_was() {
        var order = draftFor(CUSTOMER);

        var opened = OrderHistoryEntry.of(order.open(OrderActor.partner(PARTNER, "its-client"), NOW));
        var abandoned =
                OrderHistoryEntry.of(order.perform(OrderAct.ABANDON, OrderActor.applicant(ACCOUNT), NOW, List.of()));

        assertThat(opened.actorRole()).isEqualTo(OrderRole.APPLICANT);
        assertThat(opened.actorAccount()).isNull();
        assertThat(opened.actorPartner()).isEqualTo(PARTNER);
        assertThat(opened.actorClient()).isEqualTo("its-client");
        assertThat(abandoned.actorAccount()).isEqualTo(ACCOUNT);
        assertThat(abandoned.actorPartner()).isNull();
        assertThat(abandoned.actorClient()).isNull();
    }
}
