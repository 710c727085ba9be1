package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The caller's numbers, or those of a partner's customers, newest first. */
@ApplicationScoped
class ListServiceNumbers {

    private final CurrentActor actor;
    private final ActingFor actingFor;
    private final ServiceNumberRepository numbers;
    private final KeysetPages pages;

    ListServiceNumbers(CurrentActor actor, ActingFor actingFor, ServiceNumberRepository numbers, KeysetPages pages) {
        this.actor = actor;
        this.actingFor = actingFor;
        this.numbers = numbers;
        this.pages = pages;
    }

    @Transactional
    Page<ServiceNumberView> handle(String cursor, Integer wish) {
        var owner = actingFor.ownerFilter();
        var scope = "service-numbers:" + actor.get().id() + ":" + owner;
        return pages.pageById(
                        scope, cursor, wish, ServiceNumber::id, (before, atMost) -> numbers.page(owner, before, atMost))
                .map(ServiceNumberView::of);
    }
}
