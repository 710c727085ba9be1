package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.inbox.Inbox;
import cn.icpfiling.sandbox.inbox.Phones;
import cn.icpfiling.sandbox.magic.MagicLabel;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of the SMS step: their recipients, their state, and their effect on the order. */
@ApplicationScoped
class SmsCodes {

    private static final Duration VALID = Duration.ofHours(24);
    private static final String PENDING = "1";
    private static final String VERIFIED = "2";
    private static final String FAILED = "3";
    private static final String CODES =
            "SELECT s.*, o.baxh FROM authority_sms_codes s JOIN authority_orders o ON o.id = s.order_id WHERE ";
    private static final String PENDING_ONLY = "s.state = 'PENDING'";

    private final Sql sql;
    private final Orders orders;
    private final Outgoing outgoing;
    private final Inbox inbox;
    private final TestClock clock;
    private final SandboxConfig config;
    private final SecureRandom random = new SecureRandom();

    SmsCodes(Sql sql, Orders orders, Outgoing outgoing, Inbox inbox, TestClock clock, SandboxConfig config) {
        this.sql = sql;
        this.orders = orders;
        this.outgoing = outgoing;
        this.inbox = inbox;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Sends one code to each person, even if the person is principal of the subject and of a site. An order without a principal to ask,
     * which is the end of a record with gaps, needs no code and goes on to the review.
     */
    void send(Orders.Order order) {
        var deadline = clock.now().plus(VALID);
        var people = people(order.filing());
        if (people.isEmpty()) {
            review(order, deadline);
            return;
        }
        for (var person : people) {
            var phone = Phones.normalized(person.mobile()).orElseThrow();
            var code = String.format("%06d", random.nextInt(1_000_000));
            sql.update("""
                    INSERT INTO authority_sms_codes (order_id, phone, name, last_six, code, deadline, wrong_tries, state)
                    VALUES (?, ?, ?, ?, ?, ?, 0, 'PENDING')""", order.id(), phone, person.name(), person.lastSix(), code, deadline);
            inbox.deliverFromAuthority(phone, text(order.filing().sponsor(), code));
        }
        orders.awaitCodes(order.id(), deadline);
        report(
                order.baxh(),
                PENDING,
                deadline,
                people.stream().map(UploadedFiling.Person::mobile).toList());
    }

    /** The codes that the order's principals still have to type. */
    List<Code> pendingOf(String baxh) {
        return codes(PENDING_ONLY, baxh, null, "").stream().map(Stated::code).toList();
    }

    /**
     * Chooses the pending code that was typed: the matching one, else the one of that ID number, else the last. One phone may wait for
     * the codes of many orders.
     */
    Optional<Code> typed(String baxh, String phone, String code, String lastSix) {
        var six = lastSix.toUpperCase(Locale.ROOT);
        return codes(
                        PENDING_ONLY,
                        baxh,
                        phone,
                        "(s.code = ? AND UPPER(s.last_six) = ?) DESC, UPPER(s.last_six) = ? DESC, ",
                        code,
                        six,
                        six)
                .stream()
                .findFirst()
                .map(Stated::code);
    }

    Optional<Code> pending(long id) {
        return sql.first(SmsCodes::stated, CODES + "s.id = ? AND " + PENDING_ONLY, id)
                .map(Stated::code);
    }

    /** Whether the last code for this phone or order has failed. */
    boolean hasFailed(String baxh, String phone) {
        return codes("TRUE", baxh, phone, "").stream()
                .findFirst()
                .filter(Stated::failed)
                .isPresent();
    }

    List<Long> ordersPastDeadline() {
        return sql.list(
                row -> row.number("order_id"),
                "SELECT DISTINCT order_id FROM authority_sms_codes WHERE state = 'PENDING' AND deadline <= ?",
                clock.now());
    }

    /** Returns how many codes of the order still wait. At zero the authority begins the review. */
    int verified(Code code, Orders.Order order) {
        sql.update("UPDATE authority_sms_codes SET state = 'VERIFIED' WHERE id = ?", code.id());
        int open = sql.first(
                        row -> (int) row.number("open"),
                        "SELECT COUNT(*) AS open FROM authority_sms_codes WHERE order_id = ? AND state = 'PENDING'",
                        code.orderId())
                .orElseThrow();
        if (open == 0) {
            review(order, code.deadline());
        } else {
            report(code.baxh(), PENDING, code.deadline(), openPhones(code.orderId()));
        }
        return open;
    }

    private void review(Orders.Order order, Instant deadline) {
        orders.awaitDecision(order.id(), clock.machineNow().plus(config.decisionDelay()), reviewUntil(order));
        report(order.baxh(), VERIFIED, deadline, List.of());
    }

    /** The longest time that a domain of the order asks for. */
    private Instant reviewUntil(Orders.Order order) {
        return order.filing().sites().stream()
                .flatMap(site -> site.asciiDomains().stream())
                .flatMap(domain -> MagicLabel.review(domain).stream())
                .max(Duration::compareTo)
                .map(clock.now()::plus)
                .orElse(null);
    }

    void countWrongTry(Code code) {
        sql.update("UPDATE authority_sms_codes SET wrong_tries = wrong_tries + 1 WHERE id = ?", code.id());
    }

    /** Fails all codes of the order together, and the order goes back to the provider. */
    void fail(Orders.Order order) {
        sql.update("UPDATE authority_sms_codes SET state = 'FAILED' WHERE order_id = ?", order.id());
        orders.become(order.id(), OrderState.SMS_FAILED);
        report(order.baxh(), FAILED, order.smsDeadline(), List.of());
    }

    /** Newest first, after what goes before by {@code order} and its values. */
    private List<Stated> codes(String condition, String baxh, String phone, String order, Object... orderedBy) {
        var where = new StringBuilder(condition);
        var values = new ArrayList<Object>();
        if (baxh != null) {
            where.append(" AND o.baxh = ?");
            values.add(baxh);
        }
        if (phone != null) {
            where.append(" AND s.phone = ?");
            values.add(phone);
        }
        values.addAll(List.of(orderedBy));
        return sql.list(
                SmsCodes::stated, CODES + where + " ORDER BY " + order + "s.id DESC LIMIT 20", values.toArray());
    }

    private static Stated stated(Sql.Row row) throws SQLException {
        return new Stated(
                new Code(
                        row.number("id"),
                        row.number("order_id"),
                        row.text("baxh"),
                        row.text("phone"),
                        row.text("last_six"),
                        row.text("code"),
                        row.time("deadline"),
                        (int) row.number("wrong_tries")),
                row.text("state").equals("FAILED"));
    }

    private List<String> openPhones(long order) {
        return sql.list(
                row -> row.text("phone"),
                "SELECT phone FROM authority_sms_codes WHERE order_id = ? AND state = 'PENDING' ORDER BY id",
                order);
    }

    /** @param phones that still have to type their code; shown masked */
    private void report(String baxh, String state, Instant deadline, List<String> phones) {
        outgoing.add(
                "DXHY",
                XmlElement.of("Baxh", baxh),
                XmlElement.of("Zt", state),
                XmlElement.of("Jzsj", Outgoing.time(deadline)),
                XmlElement.of("Fsdx", phones.stream().map(Masks::phone).collect(Collectors.joining(","))));
    }

    private static List<UploadedFiling.Person> people(UploadedFiling filing) {
        var principals = Stream.concat(
                Stream.of(filing.principal()), filing.sites().stream().map(UploadedFiling.Site::principal));
        var people = new ArrayList<UploadedFiling.Person>();
        principals
                .filter(UploadedFiling.Person::canBeAsked)
                .filter(principal -> people.stream().noneMatch(principal::same))
                .forEach(people::add);
        return people;
    }

    private static String text(String sponsor, String code) {
        return "【ICP备案】验证码" + code + "，您正在办理“" + sponsor + "”的备案短信核验，请于24小时内在管局短信核验页面输入验证码和证件号码后六位。";
    }

    /** A pending code. */
    record Code(
            long id,
            long orderId,
            String baxh,
            String phone,
            String lastSix,
            String code,
            Instant deadline,
            int wrongTries) {}

    private record Stated(Code code, boolean failed) {}
}
