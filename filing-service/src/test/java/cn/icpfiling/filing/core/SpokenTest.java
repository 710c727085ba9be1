package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.rules.OrderFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What might end in a log or an exception's message says nothing about people. */
class SpokenTest {

    private static final Person PERSON =
            new Person("欧阳无双", 2, "44011320141005001X", "13987654321", "010-82998299", "secret@example.com", true);

    static Stream<Record> records() {
        return Stream.of(
                PERSON,
                new SubjectPart("欧阳无双", "无名路42号", "无名路42号", "secret", PERSON),
                new ServicePart("BSN-1", "secret", List.of(), null, null, null, null, null, null, null, null, PERSON),
                new OrderFacts.Identity(new Region("11", "110100", null), 5, 2, "44011320141005001X", "ok-a.cn"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void no_personal_data_in_words(Record record) {
        assertThat(record.toString())
                .doesNotContain("欧阳", "44011320141005001X", "13987654321", "82998299", "secret", "无名路");
    }
}
