package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.store.CodesOwedTable;
import cn.icpfiling.filing.store.OrderContentRepository.Entered;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which principals still owe the authority's code. Until the authority has named them, the rules of the provinces say to whom it sends
 * one; a person who is both principals gets one code.
 */
@Singleton
class CodesOwed {

    private final CodesOwedTable table;
    private final SmsProvinces sms;

    CodesOwed(CodesOwedTable table, SmsProvinces sms) {
        this.table = table;
        this.sms = sms;
    }

    /** Null unless the order waits for a code. Reads nothing for an order in any other state. */
    List<CodeOwedView> of(Order order, Entered entered) {
        if (order.state() != OrderState.SMS_PENDING) {
            return null;
        }
        var named = order.smsUntil() == null ? List.<PrincipalPart>of() : table.of(order.id(), order.smsUntil());
        return views(named.isEmpty() ? sms.codeOf(order.type(), order.region().province()) : named, entered);
    }

    static List<CodeOwedView> views(List<PrincipalPart> parts, Entered entered) {
        var seen = new ArrayList<Person>();
        var views = new ArrayList<CodeOwedView>();
        for (var part : parts) {
            part.in(entered.subject(), entered.service())
                    .filter(person -> person.mobile() != null)
                    .filter(person -> seen.stream().noneMatch(other -> isSame(person, other)))
                    .ifPresent(person -> {
                        seen.add(person);
                        views.add(CodeOwedView.of(part, person));
                    });
        }
        return List.copyOf(views);
    }

    private static boolean isSame(Person one, Person other) {
        return one.mobile().equals(other.mobile())
                && one.certificateNumber() != null
                && one.certificateNumber().equals(other.certificateNumber());
    }
}
