package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeState;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SMS about steps of an order in one night: each would leave at a moment of its own in the morning. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class HeldOrdersApiTest {

    private static final Map<String, Object> VALUES = Map.of("order", "00000003");

    @Inject
    Notices notices;

    @Inject
    NoticeRepository store;

    @Inject
    AccountRepository accounts;

    private final UUID order = UUID.randomUUID();
    private UUID account;

    @BeforeEach
    void an_account_opens() {
        account = UUID.fromString(new Caller().signedUp().getString("account.accountId"));
    }

    @Test
    void a_later_step_ends_the_sms_about_the_earlier_one_and_no_other_sms() {
        var submitted = heldForNight(order, NoticeTemplate.ORDER_SUBMITTED);
        var ofAnother = heldForNight(UUID.randomUUID(), NoticeTemplate.ORDER_SUBMITTED);

        var returned = heldForNight(order, NoticeTemplate.ORDER_RETURNED);
        tells(order, NoticeTemplate.ORDER_SUBMITTED);

        assertThat(stateOf(submitted)).isEqualTo(NoticeState.TOO_LATE);
        assertThat(stateOf(returned)).isEqualTo(NoticeState.WAITING);
        assertThat(stateOf(ofAnother)).isEqualTo(NoticeState.WAITING);
    }

    /** Returns the cause of an SMS that was not sent, for it is night. */
    private String heldForNight(UUID about, NoticeTemplate template) {
        return UnitOfWork.in(() -> {
            tell(about, template);
            var sms = of(cause(about, template));
            sms.holdForNight(Instant.now().plus(Duration.ofHours(1)));
            return sms.cause();
        });
    }

    /** An event may come twice. */
    private void tells(UUID about, NoticeTemplate template) {
        UnitOfWork.run(() -> tell(about, template));
    }

    private void tell(UUID about, NoticeTemplate template) {
        var step = new Notices.OrderStep(about, cause(about, template), About.the(About.Kind.ORDER, about), null);
        notices.tellStep(accounts.findById(account), template, step, VALUES);
    }

    private static String cause(UUID about, NoticeTemplate template) {
        return template + "/" + about + "/1";
    }

    private NoticeState stateOf(String cause) {
        return UnitOfWork.in(() -> of(cause).state());
    }

    private Notice of(String cause) {
        return store.find("cause", cause).singleResult();
    }
}
