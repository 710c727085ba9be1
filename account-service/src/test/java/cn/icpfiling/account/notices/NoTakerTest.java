package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoTakerTest {

    private final NoTaker none = new NoTaker();

    @Test
    void a_text_is_unapproved_by_one_provider_also_where_the_other_one_rests() {
        none.unapproved("isv.sms_template_illegal");
        assertThat(none.isUnapprovedByAll()).isTrue();

        none.unavailable("resting");

        assertThat(none.isUnapproved()).isTrue();
        assertThat(none.isUnapprovedByAll()).isFalse();
        assertThat(none.code()).isEqualTo("isv.sms_template_illegal");
    }

    @Test
    void providers_that_are_not_there_say_nothing_of_a_text() {
        none.unavailable("ConnectException");
        none.unavailable("resting");

        assertThat(none.isUnapproved()).isFalse();
        assertThat(none.isForGood()).isFalse();
        assertThat(none.code()).isEqualTo("resting");
    }

    @Test
    void values_that_each_provider_refuses_end_the_message() {
        none.unfit("isv.param_length_limit");

        assertThat(none.isForGood()).isTrue();
        assertThat(none.code()).isEqualTo("isv.param_length_limit");
    }

    @Test
    void values_that_one_provider_refuses_wait_for_another_one_that_rests() {
        none.unavailable("resting");
        none.unfit("isv.param_length_limit");

        assertThat(none.isForGood()).isFalse();
        assertThat(none.isUnapproved()).isFalse();
        assertThat(none.code()).isEqualTo("resting");
    }

    @Test
    void values_that_one_provider_refuses_wait_for_the_approval_of_another_one() {
        none.unfit("isv.param_length_limit");
        none.unapproved("isv.sms_template_illegal");

        assertThat(none.isForGood()).isFalse();
        assertThat(none.isUnapprovedByAll()).as("no other one takes it before").isTrue();
        assertThat(none.code()).isEqualTo("isv.sms_template_illegal");
    }
}
