package cn.icpfiling.account.notices;

import static cn.icpfiling.account.notices.FindingScene.LONG;
import static cn.icpfiling.account.notices.FindingScene.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of notices (docs/trade.md 3.15): the cause reaches the recipients of its row, who read all that the row demands. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class EveryCauseApiTest {

    private static final Path EXAMPLES = Path.of("../filing-service/src/main/contract/examples");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Notices notices;

    @Inject
    TellTransfer transfer;

    @Inject
    AccountRepository accounts;

    /**
     * A step of an order and what its SMS and mail must say.
     *
     * @param row of the table
     */
    private record OrderCause(String row, String type, List<String> says) {}

    private static Stream<OrderCause> orders() {
        return Stream.of(
                new OrderCause(
                        "domain verification failed: rule and remedy",
                        "filing.order.returned",
                        List.of("域名已过期", "请先续费")),
                new OrderCause(
                        "the authority waits for its code: where, what and who",
                        "filing.order.uploaded",
                        List.of("https://beian.miit.gov.cn/", "证件号码", "后六位", "每位负责人", "我们不会向您索要")),
                new OrderCause(
                        "the authority granted: result, our copy may lag",
                        "filing.order.completed",
                        List.of("通过管局审核", "京ICP备2026000001号-1", "稍有延迟")),
                new OrderCause(
                        "the authority refused: result, our copy may lag",
                        "filing.order.refused",
                        List.of("未通过管局审核", "可能比管局稍晚")));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void a_decision_on_an_order_reaches_the_applicant_by_sms_and_mail(OrderCause cause) throws IOException {
        var scene = new FindingScene().signedUp("zh");
        var order = Ids.next();
        var data = (ObjectNode)
                JSON.readTree(EXAMPLES.resolve(cause.type() + ".json").toFile());
        data.put("orderId", order.toString()).put("holder", scene.account());
        if (data.has("smsUntil")) {
            // The example's day is past, and a message about it would be too late.
            data.put("smsUntil", Instant.now().plus(Duration.ofHours(20)).toString());
        }

        new TestTopic("icp.filing.order.v1")
                .send(order.toString(), UUID.randomUUID(), cause.type(), order, 1, data.toString());

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(mailsTo(scene.holderMail))
                        .as(cause.row())
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.get("body")).contains(cause.says())));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scene.holder.texts())
                        .as(cause.row())
                        .anySatisfy(text -> assertThat(text).contains(cause.says())));
    }

    @Test
    void a_finding_reaches_all_contacts_in_the_filing_with_message_field_act_deadline_and_consequence() {
        var scene = new FindingScene().signedUp("zh").filed().notified();

        for (var mail : List.of(scene.holderMail, scene.headMail, scene.webmasterMail)) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(mailsTo(mail))
                            .singleElement()
                            .satisfies(received -> {
                                assertThat(received.get("title")).isEqualTo("《阿里云备案信息核查通知》");
                                assertThat(received.get("body"))
                                        .contains("问题：", "涉及信息：", "办理方式：续费域名", "2026-12-15", "取消接入", "接入取消后仍可查看");
                            }));
        }
        for (var phone : List.of(scene.holder, scene.head, scene.webmaster)) {
            await().atMost(LONG).until(() -> !FindingScene.texts(phone).isEmpty());
        }
        assertThat(scene.calls()).hasSize(4);
    }

    /** Neither the customer nor its principals have a login. The partner's name is too long for an SMS. */
    @Test
    void the_contacts_in_the_filing_of_a_partners_customer_are_told_to_ask_its_partner() {
        var customer = TestPartner.create("customers:write").opens("C-1", Map.of());
        var scene = new FindingScene()
                .heldBy(customer.getString("customerId"))
                .filed()
                .notified();

        await().atMost(LONG).until(() -> !FindingScene.texts(scene.head).isEmpty());
        await().atMost(LONG).until(() -> !mailsTo(scene.headMail).isEmpty());
        assertThat(FindingScene.texts(scene.head).getFirst())
                .endsWith("详情请咨询代办备案的服务商。")
                .doesNotContain("登录");
        assertThat(mailsTo(scene.headMail).getFirst().get("body"))
                .contains("查看全部内容、提交说明或提出申诉，请联系代办备案的服务商。")
                .doesNotContain("登录");
    }

    /** No person can contest for the customer then: neither the support nor the suspended partner. */
    @Test
    void the_finding_of_a_suspended_partners_customer_says_what_is_left_and_promises_no_contest() {
        var partner = TestPartner.create("customers:write");
        var customer = partner.opens("C-1", Map.of());
        Rows.execute("update partners set suspended_at = utc_timestamp(6) where id = unhex(replace('" + partner.id()
                + "', '-', ''))");
        var scene = new FindingScene()
                .heldBy(customer.getString("customerId"))
                .filed()
                .notified();

        await().atMost(LONG).until(() -> !mailsTo(scene.headMail).isEmpty());
        assertThat(mailsTo(scene.headMail).getFirst().get("body"))
                .contains("该服务商已被暂停", "由核查人员复查或延期", "线下转移到备案主体自己的账号")
                .doesNotContain("提出申诉，请联系", "登录");
    }

    @Test
    void a_shell_site_is_told_with_its_three_ways_and_its_deadline() {
        var scene = new FindingScene().signedUp("zh").filed();
        scene.step("opened", 1, UUID.randomUUID(), Map.of("reason", "SITE.SHELL"));
        scene.step("notified", 2, UUID.randomUUID(), Map.of("reason", "SITE.SHELL"));

        await().atMost(LONG).until(() -> !FindingScene.texts(scene.head).isEmpty());
        await().atMost(LONG).until(() -> !mailsTo(scene.headMail).isEmpty());
        for (var text : List.of(
                FindingScene.texts(scene.head).getFirst(),
                mailsTo(scene.headMail).getFirst().get("body"))) {
            assertThat(text).contains("将域名解析到我方境内服务器", "先办理接入备案", "在该接入商处办理接入备案", "2026-12-15");
        }
    }

    @Test
    void a_transfer_is_told_to_the_phone_of_its_source() {
        var source = new Caller();
        var target = new Caller();
        var from = source.signedUp().getString("account.accountId");
        var to = target.signedUp().getString("account.accountId");

        UnitOfWork.run(
                () -> transfer.tell(Ids.next(), Ids.next(), "京ICP备2026000001号", account(from), account(to), List.of()));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(source.texts())
                        .anySatisfy(text -> assertThat(text).contains("京ICP备2026000001号", "已转移")));
    }

    @Test
    void a_login_name_goes_to_the_bound_phone_and_mail_and_the_sms_does_not_spell_it() {
        var scene = new FindingScene().signedUp("zh");
        UnitOfWork.run(() -> notices.tell(
                account(scene.account()),
                NoticeTemplate.LOGIN_NAME_FOUND,
                "test/" + scene.account(),
                Map.of("login", "139****0000", "domain", "example.cn")));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(mailsTo(scene.holderMail))
                        .singleElement()
                        .satisfies(mail -> assertThat(mail.get("body")).contains("139****0000", "example.cn")));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(scene.holder.texts())
                        .anySatisfy(text ->
                                assertThat(text).contains("登录名就是收到本短信的手机号").doesNotContain("139****0000")));
    }

    @Test
    void the_platform_has_no_text_for_the_authoritys_code_or_the_filing_password() {
        assertThat(Arrays.stream(NoticeTemplate.values()).map(NoticeTemplate::name))
                .noneMatch(name -> name.contains("FILING_PASSWORD") || name.contains("AUTHORITY"));
    }

    @Test
    void a_mail_has_a_text_and_an_html_part_and_no_person_in_its_headers() {
        var scene = new FindingScene().signedUp("zh").filed().notified();

        await().atMost(LONG).until(() -> !mailsTo(scene.headMail).isEmpty());
        var mail = mailsTo(scene.headMail).getFirst();

        assertThat(mail.get("Content-Type")).startsWith("multipart/alternative");
        assertThat(mail.get("html"))
                .contains("<html lang=\"zh-CN\">", "2026-12-15")
                .doesNotContain("<img", "<script");
        assertThat(mail.get("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.get("Date")).isNotBlank();
        assertThat(mail.get("Message-ID")).matches("<[^@<>]+@[^@<>]+>");
        assertThat(mail.get("title")).doesNotContain(FindingScene.HEAD, scene.head.phone());
    }

    @Test
    void a_cause_that_many_tell_at_once_is_told_once() throws Exception {
        var scene = new FindingScene().signedUp("zh");
        var order = Ids.next();
        var cause = "filing.order.expired/" + order + "/9";
        Callable<Boolean> tell = () -> {
            try {
                UnitOfWork.run(() -> notices.tell(
                        account(scene.account()),
                        NoticeTemplate.ORDER_EXPIRED,
                        cause,
                        Map.of("order", "00000009"),
                        About.the(About.Kind.ORDER, order)));
                return true;
            } catch (RuntimeException refused) {
                // The key of the table refuses the second row, and all of its transaction with it.
                return false;
            }
        };

        assertThat(AtOnce.times(8, tell)).contains(true);

        assertThat(rows(cause)).isEqualTo(2);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(mailsTo(scene.holderMail)).hasSize(1));
    }

    private Account account(String id) {
        return accounts.findById(UUID.fromString(id));
    }

    private static long rows(String cause) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from notices where cause = ?")) {
            query.setString(1, cause);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
