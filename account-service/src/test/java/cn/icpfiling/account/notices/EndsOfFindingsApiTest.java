package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was told of a finding hears its end, also where the filing has changed in between. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class EndsOfFindingsApiTest {

    private static final String SUBJECT = "N-1";

    @Inject
    TellFinding findings;

    @Inject
    NoticeRepository store;

    @Inject
    NoticeEncryption encryption;

    private final UUID finding = UUID.randomUUID();
    private final Person head = new Person("王小明", new Caller());
    private final Person webmaster = new Person("李小红", new Caller());
    private final Person other = new Person("赵六", new Caller());
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private UUID account = UUID.randomUUID();
    private int steps;

    private record Person(String name, Caller phone) {

        String number() {
            return phone.e164();
        }

        FiledContacts.Contact in(String number) {
            return new FiledContacts.Contact(number, name, phone.phone(), null, null);
        }

        Site of(UUID service) {
            return new Site(service, this);
        }
    }

    private record Site(UUID service, Person principal) {}

    @Test
    void the_principal_of_a_site_that_was_never_told_does_not_hear_the_end() {
        notified(head, webmaster.of(first));

        cured(head, webmaster.of(first), other.of(second));

        assertThat(told()).containsExactlyInAnyOrder(head.number(), webmaster.number());
    }

    @Test
    void a_principal_of_two_sites_hears_it_once_whichever_site_is_left() {
        notified(head, webmaster.of(first), webmaster.of(second));

        cured(head, webmaster.of(second));

        assertThat(told()).containsExactlyInAnyOrder(head.number(), webmaster.number());
    }

    @Test
    void a_principal_who_has_another_role_hears_it_and_the_one_who_came_into_the_first_role_does_not() {
        notified(head, head.of(second));

        cured(other, head.of(second));

        assertThat(told()).containsExactly(head.number());
    }

    @Test
    void a_person_with_another_number_in_the_same_role_hears_it() {
        var headToday = new Person(head.name(), new Caller());
        notified(head, webmaster.of(first));

        cured(headToday, webmaster.of(first));

        assertThat(told()).containsExactlyInAnyOrder(headToday.number(), webmaster.number());
    }

    @Test
    void the_principal_of_a_site_that_was_deregistered_alone_hears_it_once_and_a_replaced_one_does_not() {
        notified(head, webmaster.of(first), head.of(second));
        notified(head, webmaster.of(first));
        cured(head, head.of(second));
        assertThat(told()).containsExactlyInAnyOrder(head.number(), webmaster.number());

        cured(head, other.of(first));

        assertThat(told())
                .as("of both ends")
                .containsExactlyInAnyOrder(head.number(), webmaster.number(), head.number());
    }

    @Test
    void after_a_transfer_the_former_holders_principals_of_ended_sites_are_left_alone() {
        notified(head, webmaster.of(first));
        account = UUID.randomUUID();

        cured(head);

        assertThat(told()).containsExactly(head.number());
    }

    private void notified(Person ofSubject, Site... sites) {
        tell(NoticeTemplate.FINDING_NOTIFIED, ofSubject, sites);
    }

    private void cured(Person ofSubject, Site... sites) {
        tell(NoticeTemplate.FINDING_CURED, ofSubject, sites);
    }

    private void tell(NoticeTemplate template, Person ofSubject, Site... sites) {
        var services = Arrays.stream(sites)
                .map(site -> new FiledContacts.ServiceContact(
                        site.service(), site.principal().in(SUBJECT + "-1")))
                .toList();
        var contacts = new FiledContacts(ofSubject.in(SUBJECT), null, null, services);
        var cause = template + "/" + finding + "/" + ++steps;
        UnitOfWork.run(() ->
                findings.tell(new FindingNotice(finding, account, template, cause, About.NOTHING, Map.of(), contacts)));
    }

    /** The numbers in the filing to which an SMS tells the end. */
    private List<String> told() {
        return UnitOfWork.in(() -> store.list("finding", finding)).stream()
                .filter(notice -> notice.template() == NoticeTemplate.FINDING_CURED)
                .filter(notice -> notice.channel() == Channel.SMS)
                .filter(notice -> notice.recipientKind() != RecipientKind.ACCOUNT)
                .map(encryption::recipientOf)
                .toList();
    }
}
