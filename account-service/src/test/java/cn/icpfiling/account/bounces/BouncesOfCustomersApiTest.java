package cn.icpfiling.account.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Only its partner can give a customer another mail, so the partner reads of a mail that does not exist. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class BouncesOfCustomersApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Inject
    TakeBounce bounce;

    @Inject
    Notices notices;

    @Inject
    AccountRepository accounts;

    @Inject
    NoticeRepository store;

    @Test
    void a_customers_mail_that_bounces_for_good_is_shown_to_its_partner_and_the_customer_is_asked_for_nothing() {
        var partner = TestPartner.create("customers:read", "customers:write");
        var mail = UUID.randomUUID() + "@example.cn";
        var contact = Map.<String, Object>of("mobile", new Caller().phone(), "mail", mail, "locale", "en");
        var customer = UUID.fromString(partner.opens("C-1", contact).getString("customerId"));
        shown(partner, customer).body("mailBouncedAt", nullValue());
        var told = tellsByMail(customer);

        assertThat(bounce.handle(told, List.of(new DeliveryStatus(mail, true, "5.1.1"))))
                .isEqualTo("ADDRESS_INVALID");

        shown(partner, customer).body("mailBouncedAt", notNullValue());
        assertThat(stored(customer, NoticeTemplate.ORDER_EXPIRED)).as("canary").isEqualTo(1);
        assertThat(stored(customer, NoticeTemplate.MAIL_BOUNCED)).isZero();

        puts(partner, customer, Map.of("mobile", new Caller().phone(), "mail", mail));
        shown(partner, customer).body("mailBouncedAt", notNullValue());
        puts(partner, customer, Map.of("mail", "other-" + mail));
        shown(partner, customer).body("mailBouncedAt", nullValue());
    }

    /** As panels do that write their whole record. */
    private static void puts(TestPartner partner, UUID customer, Map<String, Object> contact) {
        var etag = shown(partner, customer).extract().header("ETag");
        partner.as()
                .header("If-Match", etag)
                .body(contact)
                .put(partner.path("/customers/" + customer + "/contact"))
                .then()
                .statusCode(200);
    }

    private UUID tellsByMail(UUID customer) {
        UnitOfWork.run(() -> notices.tellByMail(
                accounts.findById(customer),
                NoticeTemplate.ORDER_EXPIRED,
                "expired/" + customer,
                Map.of("order", "00000003"),
                About.NOTHING));
        await().atMost(PATIENCE)
                .until(() -> Rows.count("select count(*) from notices where fate = 'SENT'" + of(customer)) == 1);
        return UnitOfWork.in(() -> store.find("account = ?1 and channel = ?2", customer, Channel.MAIL)
                .firstResult()
                .id());
    }

    private static long stored(UUID customer, NoticeTemplate template) {
        return Rows.count("select count(*) from notices where template = '" + template + "'" + of(customer));
    }

    private static String of(UUID customer) {
        return " and account_id = unhex(replace('" + customer + "', '-', ''))";
    }

    private static ValidatableResponse shown(TestPartner partner, UUID customer) {
        return partner.as().get(partner.path("/customers/" + customer)).then().statusCode(200);
    }
}
