package cn.icpfiling.account.phonechanges;

import static cn.icpfiling.account.Rows.execute;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many cases of lost phones a caller opens, and that a stranger cannot keep the owner from opening one. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PhoneChangeQuotasApiTest {

    private final Caller owner = new Caller();
    private final Caller stranger = new Caller();

    @BeforeEach
    void an_owner_has_an_account() {
        owner.signedUp();
    }

    @AfterEach
    void nothing_is_counted() {
        execute("delete from limit_events");
    }

    @Test
    void a_stranger_who_spent_a_share_keeps_no_other_caller_out_whether_the_phone_has_an_account_or_not() {
        for (var lost : List.of(owner.phone(), new Caller().phone())) {
            for (var opened = 0; opened < 3; opened++) {
                LostPhoneCases.opens(stranger, new Caller(), lost).then().statusCode(202);
            }
            refused(LostPhoneCases.opens(stranger, new Caller(), lost));

            var other = new Caller();
            LostPhoneCases.opens(other, other, lost).then().statusCode(202);
            nothing_is_counted();
        }
    }

    @Test
    void a_new_phone_is_named_in_three_cases_a_day_from_whichever_address() {
        for (var opened = 0; opened < 3; opened++) {
            LostPhoneCases.opens(new Caller(), stranger, new Caller().phone())
                    .then()
                    .statusCode(202);
            Caller.forgetsWaits();
        }
        refused(LostPhoneCases.opens(new Caller(), stranger, new Caller().phone()));
    }

    @Test
    void a_lost_phone_is_named_in_twenty_cases_a_day_from_all_addresses() {
        LostPhoneCases.opens(stranger, stranger, owner.phone()).then().statusCode(202);
        for (var counted = 1; counted < 20; counted++) {
            execute("insert into limit_events (kind, subject, at) select kind, subject, at from limit_events"
                    + " where kind = 'PHONE_CASES_OF_PHONE' limit 1");
        }
        var other = new Caller();
        refused(LostPhoneCases.opens(other, other, owner.phone()));
    }

    private static void refused(Response answer) {
        answer.then().statusCode(429).body("code", equalTo("CASE_QUOTA_SPENT"));
    }
}
