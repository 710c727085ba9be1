package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.phones.MadePhones;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All contacts in a filing are told, each number and address once (docs/trade.md 3.15). */
class FilingRecipientsTest {

    private static final FiledContacts.Contact SUBJECT =
            new FiledContacts.Contact("京ICP备13000001号", "张三", "13800138000", null, "zhang@example.com");
    private static final FiledContacts.Contact FURTHER =
            new FiledContacts.Contact("京ICP备13000001号", "王五", "13700137000", null, "ZHANG@example.com");

    private final FilingRecipients recipients = new FilingRecipients(MadePhones.ofTheMainland());

    @Test
    void a_further_contact_of_an_imported_filing_is_told_and_called_too() {
        assertThat(told(new FiledContacts(SUBJECT, null, FURTHER, null)))
                .containsExactly(
                        "ACCOUNT MOBILE SMS",
                        "SUBJECT_PRINCIPAL MOBILE SMS",
                        "SUBJECT_PRINCIPAL MAIL MAIL",
                        "SUBJECT_PRINCIPAL MOBILE VOICE",
                        "FURTHER_CONTACT MOBILE SMS",
                        "FURTHER_CONTACT MOBILE VOICE");
    }

    @Test
    void a_filing_without_one_has_the_principals_alone() {
        assertThat(told(new FiledContacts(SUBJECT, null, null, null))).noneMatch(one -> one.startsWith("FURTHER"));
    }

    private List<String> told(FiledContacts contacts) {
        return recipients.of("+8613600136000", null, contacts).stream()
                .map(FilingRecipients.Recipient::toString)
                .toList();
    }
}
