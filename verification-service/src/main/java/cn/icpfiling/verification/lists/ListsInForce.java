package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.TldList;

/**
 * One version of each list.
 *
 * @param tldVersion null if there is no version, and then the list is null too; likewise registrarVersion
 */
public record ListsInForce(Integer tldVersion, TldList tlds, Integer registrarVersion, RegistrarList registrars) {

    public Answer<TldList> tldAnswer() {
        return tldVersion == null ? Answer.unknown() : Answer.known(tlds);
    }

    public Answer<RegistrarList> registrarAnswer() {
        return registrarVersion == null ? Answer.unknown() : Answer.known(registrars);
    }
}
