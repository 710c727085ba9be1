package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.progress.OrderFollower;
import cn.icpfiling.filing.store.CodesOwedTable;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes which principals the authority still waits for. Its record names masked phones, and only the order knows whose they are. A phone
 * that no principal has says nothing, so that no one is named by a guess.
 */
@ApplicationScoped
class NoteOwedCodes implements OrderFollower {

    private static final char MASK = '*';
    /** A phone of which fewer digits are shown could be anybody's. */
    private static final int LEAST_SHOWN = 4;

    private final CodesOwedTable owed;
    private final OrderContentRepository contents;
    private final OrderRepository orders;

    NoteOwedCodes(CodesOwedTable owed, OrderContentRepository contents, OrderRepository orders) {
        this.owed = owed;
        this.contents = contents;
        this.orders = orders;
    }

    /**
     * Takes the phones of a record about a code that is open. A record without phones changes nothing.
     *
     * @param order locked, with the deadline of the record
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Order order, List<String> phones) {
        if (phones.isEmpty() || order.smsUntil() == null) {
            return;
        }
        var entered = contents.of(order.id());
        var parts = Stream.of(PrincipalPart.values())
                .filter(part -> part.in(entered.subject(), entered.service())
                        .map(Person::mobile)
                        .filter(mobile -> phones.stream().anyMatch(phone -> isOf(phone.strip(), mobile)))
                        .isPresent())
                .toList();
        if (!parts.equals(owed.of(order.id(), order.smsUntil()))) {
            owed.write(order.id(), parts, order.smsUntil());
            orders.shownAnew(order);
        }
    }

    /** Deletes what principals owed of an order that waits for no code any more. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void follow(Order order, OrderEvent event) {
        if (event.from() == OrderState.SMS_PENDING && event.to() != OrderState.SMS_PENDING) {
            owed.delete(order.id());
        }
    }

    /** Whether the masked phone can be the mobile, compared from the end, because one of the two may begin with a country code. */
    static boolean isOf(String masked, String mobile) {
        var equal = 0;
        var length = Math.min(masked.length(), mobile.length());
        for (var back = 1; back <= length; back++) {
            var shown = masked.charAt(masked.length() - back);
            if (shown == MASK) {
                continue;
            }
            if (shown != mobile.charAt(mobile.length() - back)) {
                return false;
            }
            equal += Character.isDigit(shown) ? 1 : 0;
        }
        return equal >= LEAST_SHOWN;
    }
}
