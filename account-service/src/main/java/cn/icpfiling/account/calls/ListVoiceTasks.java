package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.CallState;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lists the calls in one state for the support, the oldest first. */
@ApplicationScoped
class ListVoiceTasks {

    private final CallDesk desk;
    private final KeysetPages pages;

    ListVoiceTasks(CallDesk desk, KeysetPages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    @Transactional
    Page<VoiceTaskView> handle(CallState state, String cursor, Integer wish) {
        return pages.pageById(
                        "voice-tasks:" + state,
                        cursor,
                        wish,
                        Notice::id,
                        (after, atMost) -> desk.page(state, after, atMost))
                .map(desk::viewInList);
    }
}
