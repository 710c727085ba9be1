package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J14 through the gateway: what stands in the way of a transfer (docs/trade.md 3.9), each with its reason; nothing moves. */
@Tag("long")
class TransferRefusalsTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final String TRANSFERS = "/api/v1/filing-transfers";
    private static final Accounts ACCOUNTS = new Accounts(STACK);

    private static FirstFiling filing;
    private static Accounts.SignedIn holder;
    private static Accounts.SignedIn otherHolder;

    /** A direction between the sites of two accounts, and its refusal. */
    private record Direction(String from, String to, String refusal) {}

    @BeforeAll
    static void two_websites_are_filed() {
        holder = ACCOUNTS.signUp(Applicant.freshPhone());
        otherHolder = ACCOUNTS.signUp(Applicant.freshPhone());
        filing = filed(holder);
        filed(otherHolder);
    }

    @Test
    void an_account_without_a_filing_and_one_with_an_open_order_give_nothing_away() {
        var empty = ACCOUNTS.signUp(Applicant.freshPhone()).caller();
        assertRefused(empty.post(TRANSFERS), 409, "TRANSFER_NOTHING_FILED");
        var source = otherHolder.caller();
        var service = source.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var draft = opens(source);
        var order = source.post("/api/v1/services/" + service + "/change")
                .expect(201)
                .text("/orderId");

        assertRefused(source.post(TRANSFERS), 409, "TRANSFER_SOURCE_HAS_OPEN_ORDER");
        assertRefused(
                names(source, draft, ACCOUNTS.signUp(Applicant.freshPhone()).accountId()),
                409,
                "TRANSFER_SOURCE_HAS_OPEN_ORDER");

        var path = "/api/v1/orders/" + order;
        source.having(source.get(path).expect(200)).post(path + "/abandonment").expect(200);
        cancels(source, draft);
    }

    @Test
    void a_target_that_is_unknown_or_the_source_or_holds_a_filing_is_refused_and_no_code_goes_out() {
        var source = holder.caller();
        var draft = opens(source);
        assertRefused(source.post(TRANSFERS), 409, "TRANSFER_OPEN");
        assertRefused(source.post(draft + "/code"), 409, "TRANSFER_TARGET_MISSING");

        assertRefused(names(source, draft, UUID.randomUUID().toString()), 409, "TRANSFER_TARGET_UNKNOWN");
        assertRefused(names(source, draft, holder.accountId()), 409, "TRANSFER_SAME_ACCOUNT");
        assertRefused(names(source, draft, otherHolder.accountId()), 409, "TRANSFER_TARGET_HAS_SUBJECT");
        assertRefused(otherHolder.caller().get(draft), 404, "NOT_FOUND");

        assertRefused(source.post(draft + "/code"), 409, "TRANSFER_TARGET_MISSING");
        cancels(source, draft);
        staysWhereItIs();
    }

    @Test
    void a_filing_moves_neither_to_nor_from_nor_between_accounts_of_the_international_site() {
        var source = otherHolder.caller();
        var target = ACCOUNTS.signUp(Applicant.freshPhone());
        var draft = opens(source);
        for (var direction : List.of(
                new Direction("CHINA", "INTERNATIONAL", "TRANSFER_CHINA_TO_INTERNATIONAL"),
                new Direction("INTERNATIONAL", "CHINA", "TRANSFER_INTERNATIONAL_TO_CHINA"),
                new Direction("INTERNATIONAL", "INTERNATIONAL", "TRANSFER_BETWEEN_INTERNATIONAL"))) {
            isOfSite(otherHolder, direction.from());
            isOfSite(target, direction.to());

            assertRefused(names(source, draft, target.accountId()), 409, direction.refusal());
        }
        isOfSite(otherHolder, "CHINA");
        isOfSite(target, "CHINA");
        names(source, draft, target.accountId()).expect(200);
        cancels(source, draft);
        assertThat(target.caller().get("/api/v1/subjects").expect(200).at("/items"))
                .isEmpty();
    }

    private static FirstFiling filed(Accounts.SignedIn account) {
        return FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(account)
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
    }

    private static String opens(Caller source) {
        return TRANSFERS + "/" + source.post(TRANSFERS).expect(201).text("/transferId");
    }

    private static Answer names(Caller source, String draft, String login) {
        return source.having(source.get(draft).expect(200))
                .put(draft + "/target", Forms.node().put("login", login));
    }

    private static void cancels(Caller source, String draft) {
        source.having(source.get(draft).expect(200))
                .post(draft + "/cancellation")
                .expect(200);
    }

    private static void isOfSite(Accounts.SignedIn account, String site) {
        var administrator = new Staff(STACK).caller("administrator");
        var path = "/api/v1/accounts/" + account.accountId() + "/site";
        administrator
                .having(administrator.get(path).expect(200))
                .put(path, Forms.node().put("site", site))
                .expect(200);
    }

    private static void staysWhereItIs() {
        assertThat(holder.caller().get("/api/v1/subjects").expect(200).text("/items/0/subjectNumber"))
                .isEqualTo(filing.subjectNumber());
    }
}
