package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the authority tells of its own accord: filings that it ended, its blacklist, tasks, and sites without a filing. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class AuthorityNewsApiTest extends DownloadScene {

    @Test
    void what_the_authority_deregisters_ends_here_too_once_and_others_filings_are_nobodys_affair() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", verified(order) + granted(order, number));
        authority.offer("d2", ended(number, "<Wzbah>" + number + "-1</Wzbah>"));
        authority.offer("d3", ended(number, "<Wzbah>" + number + "-1</Wzbah>"));
        authority.offer("d4", ended(nextNumber(), ""));

        downloads.run();

        assertThat(count(
                        "filed_services WHERE status = 'DEREGISTERED' AND ended_by = 'AUTHORITY' AND "
                                + "ended_reason = '空壳' AND access_status = 'CANCELLED' AND access_ended_by = 'AUTHORITY' AND "
                                + "service_number = ?",
                        number + "-1"))
                .isEqualTo(1);
        assertThat(count("subjects WHERE status = 'REGISTERED' AND subject_number = ?", number))
                .isEqualTo(1);
        authority.offer("d5", ended(number, ""));
        downloads.run();
        assertThat(count(
                        "subjects WHERE status = 'DEREGISTERED' AND ended_by = 'AUTHORITY' AND subject_number = ?",
                        number))
                .isEqualTo(1);
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
        assertThat(count("authority_results WHERE group_name = 'ZXSJ' AND state = 'PASSED_OVER'"))
                .isEqualTo(2);
    }

    /** After a long outage here one file has all of it, group by group: its order is not that of the days. */
    @Test
    void what_one_file_grants_and_ends_is_ended_whichever_comes_first_in_it() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer(
                "d1", ended(number, "<Wzbah>" + number + "-1</Wzbah>") + verified(order) + granted(order, number));

        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.COMPLETED);
        assertThat(count("filed_services WHERE status = 'DEREGISTERED' AND service_number = ?", number + "-1"))
                .isEqualTo(1);
    }

    @Test
    void what_ended_before_its_grant_arrived_in_a_later_file_is_ended_with_the_grant() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", ended(number.replace("ICP备", " ICP备 "), "<Wzbah>" + number + "-1</Wzbah>"));
        authority.offer("d2", ended(nextNumber(), ""));
        downloads.run();
        assertThat(count("authority_results WHERE state = 'PASSED_OVER' AND reason = 'NOTED'"))
                .isEqualTo(2);
        authority.offer("d3", verified(order) + granted(order, number));

        downloads.run();
        downloads.run();

        assertThat(count("filed_services WHERE status = 'DEREGISTERED' AND service_number = ?", number + "-1"))
                .isEqualTo(1);
        assertThat(count("authority_results WHERE group_name = 'ZXSJ' AND state = 'PASSED_OVER'"))
                .as("the end of a filing of another provider")
                .isEqualTo(1);
        assertThat(count("authority_results WHERE group_name = 'ZXSJ' AND state = 'APPLIED'"))
                .isEqualTo(1);
    }

    @Test
    void an_end_whose_service_cannot_be_told_is_a_person_s_and_ends_nothing() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", verified(order) + granted(order, number));
        authority.offer("d2", ended(number, "<Wzbah>" + number + "-x</Wzbah>"));
        authority.offer("d3", ended(number, "<Wzbah>" + number + "-1</Wzbah><Wzbah>" + number + "-x</Wzbah>"));
        authority.offer("d4", ended(number, "<Wzbah>" + nextNumber() + "-1</Wzbah>"));
        authority.offer("d5", ended(number, "<Wzbah></Wzbah>"));

        downloads.run();

        assertThat(count("authority_results WHERE state = 'UNRESOLVED' AND reason = 'SERVICE_NUMBER_UNFIT'"))
                .isEqualTo(4);
        assertThat(count("filed_services WHERE status = 'REGISTERED' AND service_number = ?", number + "-1"))
                .isEqualTo(1);
        authority.offer("d6", ended(number, "<Wzbah> " + number + " -1</Wzbah>"));
        downloads.run();
        assertThat(count("filed_services WHERE status = 'DEREGISTERED' AND service_number = ?", number + "-1"))
                .isEqualTo(1);
    }

    @Test
    void an_order_about_what_the_authority_ended_goes_back_while_the_provider_has_it() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", verified(order) + granted(order, number));
        downloads.run();
        var next = orders.nextFor(order(order));
        authority.offer("d2", ended(number, ""));

        downloads.run();

        assertThat(state(next)).isEqualTo(OrderState.PROVIDER_CORRECTION);
        assertThat(history(next).getLast().reasons())
                .extracting(reason -> reason.code())
                .containsExactly("RECORD.DEREGISTERED_BY_AUTHORITY");
        assertThat(order(next).openSteps().acts(OrderRole.APPLICANT))
                .as("what has ended is not submitted again")
                .containsExactly(OrderAct.ABANDON);
    }

    @Inject
    Blacklist blacklist;

    @Test
    void the_blacklist_is_kept_and_its_newer_word_wins() {
        var domain = "bar-" + serial + ".cn";
        authority.offer(
                "d1", barred("0", domain, "2", "2026-03-09") + barred("1", "91330100ma2bar0001", "2", "2026-03-09"));
        authority.offer("d2", barred("0", domain, "1", "2026-03-08"));

        downloads.run();

        assertThat(blacklist.domainBarredAt(domain)).isPresent();
        assertThat(blacklist.certificateBarredAt(1, "91330100MA2BAR0001")).isPresent();
        assertThat(blacklist.certificateBarredAt(2, "91330100MA2BAR0001")).isEmpty();
        authority.offer("d3", barred("0", domain, "1", "2026-03-10"));
        downloads.run();
        assertThat(blacklist.domainBarredAt(domain)).isEmpty();
        assertThat(count("authority_results WHERE state = 'UNRESOLVED'")).isZero();
    }

    @Test
    void an_organisation_code_is_barred_with_and_without_its_hyphen_and_a_resident_id_with_its_old_digits() {
        var code = "%08d".formatted(serial);
        authority.offer(
                "d1",
                barred("12", code + "X", "2", "2026-03-09")
                        + barred("2", "110105491231%03d".formatted(serial % 1000), "2", "2026-03-09"));

        downloads.run();

        assertThat(blacklist.certificateBarredAt(12, code + "-X")).isPresent();
        assertThat(blacklist.certificateBarredAt(12, code + "X")).isPresent();
        assertThat(blacklist.certificateBarredAt(2, ResidentId.upgrade15("110105491231%03d".formatted(serial % 1000))))
                .isPresent();
        authority.offer("d2", barred("12", code + "-X", "1", "2026-03-10"));
        downloads.run();
        assertThat(blacklist.certificateBarredAt(12, code + "X")).isEmpty();
    }

    @Test
    void an_entry_that_was_stored_without_hyphen_still_bars_until_a_newer_one_lifts_it() {
        var code = "%08d".formatted(++serial);
        sql.update(
                "INSERT INTO authority_blacklist (condition_type, condition_index, barred, said_at) VALUES (12, ?, TRUE, '2026-03-01')",
                hash.of("authority_blacklist", "12:" + code + "X"));

        assertThat(blacklist.certificateBarredAt(12, code + "-X")).isPresent();
        authority.offer("d1", barred("12", code + "X", "1", "2026-03-10"));
        downloads.run();
        assertThat(blacklist.certificateBarredAt(12, code + "-X")).isEmpty();
    }

    @Inject
    KeyedHash hash;

    private static String barred(String type, String value, String state, String day) {
        return "<HMDLB><Record><Cxtjlx>" + type + "</Cxtjlx><Cxtj>" + value + "</Cxtj><Bazt>" + state + "</Bazt><Shsj>"
                + day + " 10:00:00</Shsj></Record></HMDLB>";
    }

    @Test
    void what_the_authority_wants_looked_at_is_passed_on_once() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", granted(order, number));
        var task = "HC" + UUID.randomUUID();
        authority.offer("d2", spotCheck(task, "<Wzbah>" + number + "-1</Wzbah>", "1,5"));
        authority.offer("d3", spotCheck(task, "<Wzbah>" + number + "-1</Wzbah>", "1,5"));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1) + " " + row.getBoolean(2),
                        "SELECT CONCAT_WS(',', JSON_VALUE(c.items, '$[0]'), JSON_VALUE(c.items, '$[1]')), "
                                + "s.subject_id = c.subject_id FROM spot_checks c JOIN filed_services s ON s.id = c.service_id WHERE c.task = ? AND c.due_at = '2031-01-02 00:00:00'",
                        task))
                .containsExactly("PRINCIPAL_REACHABLE,NUMBER_SHOWN true");
        assertThat(count("spot_checks WHERE note LIKE '%核查%'"))
                .as("words in clear")
                .isZero();
        assertThat(count("authority_results WHERE reason = 'SAID_BEFORE'")).isEqualTo(1);
    }

    @Test
    void a_task_about_nothing_of_ours_or_about_we_know_not_what_is_a_person_s() {
        var order = uploaded();
        var number = nextNumber();
        authority.offer("d1", granted(order, number));
        authority.offer("d2", spotCheck("HC1", "<Ztbah>京ICP备2019999999号</Ztbah>", "1"));
        authority.offer("d3", spotCheck("HC2", "<Ztbah>" + number + "</Ztbah>", "1,77"));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT reason FROM authority_results WHERE state = 'UNRESOLVED' ORDER BY received_at"))
                .satisfiesExactly(
                        reason -> assertThat(reason).isEqualTo("UNKNOWN_NUMBER"),
                        reason -> assertThat(reason).startsWith("NOT_UNDERSTOOD"));
        assertThat(count("spot_checks WHERE task IN ('HC1', 'HC2')")).isZero();
    }

    @Test
    void of_a_site_that_is_seen_open_without_a_filing_the_latest_sighting_is_kept() {
        var domain = "unfiled-" + UUID.randomUUID() + ".com";
        authority.offer("d1", unfiled(domain, "203.0.113.10", "2026-03-09 10:00:00"));
        authority.offer("d2", unfiled("WWW." + domain, "203.0.113.11", "2026-03-10 10:00:00"));
        authority.offer("d3", unfiled(domain, "203.0.113.12", "2026-03-08 10:00:00"));

        downloads.run();

        assertThat(sql.list(
                        row -> row.getString(1) + " " + row.getString(2),
                        "SELECT address, seen_at FROM unfiled_sites WHERE domain = ?",
                        domain))
                .containsExactly("203.0.113.11 2026-03-10 02:00:00");
    }

    private static String spotCheck(String task, String number, String items) {
        return "<HSRW><Record><Rwxh>" + task + "</Rwxh>" + number + "<Hcx>" + items
                + "</Hcx><Jzsj>2031-01-02 08:00:00</Jzsj><Hcnr>请核查</Hcnr></Record></HSRW>";
    }

    private static String unfiled(String domain, String address, String seenAt) {
        return "<WBAWZLB><Record><Ym>" + domain + "</Ym><Ip>" + address + "</Ip><Fxsj>" + seenAt
                + "</Fxsj></Record></WBAWZLB>";
    }

    private static String ended(String subjectNumber, String services) {
        return "<ZXSJ><Record><Baxh></Baxh><Ztbah>" + subjectNumber + "</Ztbah>" + services
                + "<Shsj>2026-03-09 10:00:00</Shsj><Yy>空壳</Yy></Record></ZXSJ>";
    }
}
