package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.OrderKind.Part;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the descriptions of the order types say together. */
class OrderKindTest {

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void a_grant_tells_of_the_record_unless_the_order_ends_it(OrderType type) {
        assertThat(type.kind().recordEvent() == null).isEqualTo(type.isDeregistration());
        assertThat(type.kind().scopeOfNoDomain().isEmpty()).isEqualTo(type.isDeregistration());
    }

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void what_is_entered_fits_what_the_order_is_about(OrderType type) {
        var entry = type.kind().entry();

        assertThat(entry.isEmpty()).isEqualTo(type.isDeregistration());
        assertThat(entry.contains(Part.SERVICE)).isEqualTo(type.hasService() && !type.isDeregistration());
        assertThat(entry.contains(Part.CERTIFICATE)).isEqualTo(type.changesSubject());
        assertThat(entry.contains(Part.REGION)).isEqualTo(type.changesSubject());
        assertThat(type.principals().contains(PrincipalPart.SERVICE_PRINCIPAL)).isEqualTo(type.hasService());
    }

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void only_a_first_filing_begins_with_nothing_filed(OrderType type) {
        assertThat(type.kind().filedAct() == null).isEqualTo(type == OrderType.FIRST_FILING);
        assertThat(type.isOfFiledSubject()).isEqualTo(type != OrderType.FIRST_FILING);
    }

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void the_purposes_divide_the_types(OrderType type) {
        var onRecord = String.valueOf(type.kind().recordEvent());
        var added = onRecord.equals("filing.record.registered") || onRecord.equals("filing.record.service-added");
        var changed = onRecord.equals("filing.record.changed");
        var certificate = type.kind().entry().contains(Part.CERTIFICATE);

        assertThat(type.addsService()).isEqualTo(added);
        assertThat(type.addsAccess()).isEqualTo(onRecord.equals("filing.record.access-added"));
        assertThat(type.changesSubject()).isEqualTo(changed && certificate);
        assertThat(type.changesService()).isEqualTo(changed && !certificate);
    }

    /** Consumers of the order events judge a new type by this: the schema of the event promises it. */
    @ParameterizedTest
    @EnumSource(OrderType.class)
    void the_name_of_a_type_says_whether_it_ends_a_record(OrderType type) {
        assertThat(type.name().startsWith("DEREGISTER_")).isEqualTo(type.isDeregistration());
    }

    @Test
    void an_act_that_ends_a_record_names_its_order_and_another_act_has_none() {
        assertThat(OrderType.ending(FiledAct.DEREGISTER_SERVICE)).isEqualTo(OrderType.DEREGISTER_SERVICE);
        assertThat(OrderType.ending(FiledAct.DEREGISTER_SUBJECT)).isEqualTo(OrderType.DEREGISTER_SUBJECT);
        assertThatThrownBy(() -> OrderType.ending(FiledAct.CANCEL_ACCESS)).isInstanceOf(IllegalArgumentException.class);
    }
}
