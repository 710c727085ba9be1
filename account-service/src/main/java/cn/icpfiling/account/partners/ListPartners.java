package cn.icpfiling.account.partners;

import cn.icpfiling.account.store.Partners;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lists all partners, the oldest first. */
@ApplicationScoped
class ListPartners {

    private static final String SCOPE = "partners";

    private final Partners partners;
    private final CursorCodec cursors;

    ListPartners(Partners partners, CursorCodec cursors) {
        this.partners = partners;
        this.cursors = cursors;
    }

    Page<PartnerView> handle(String cursor, Integer wish) {
        var after = Optional.ofNullable(cursor)
                .map(text -> Ids.parse(cursors.decode(SCOPE, text).getFirst()));
        var limit = Page.limit(wish);
        return UnitOfWork.in(() -> {
            var found = partners.after(after, limit + 1);
            var shown = found.stream().limit(limit).toList();
            var next = found.size() > limit
                    ? cursors.encode(SCOPE, List.of(shown.getLast().id().toString()))
                    : null;
            return new Page<>(shown.stream().map(PartnerView::of).toList(), next);
        });
    }
}
