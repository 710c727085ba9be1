package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ReferenceList;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.TldList;

/** The newest version of each list. @param tldVersion null when there is none, likewise registrarVersion */
public record ListsInForce(Integer tldVersion, TldList tlds, Integer registrarVersion, RegistrarList registrars) {

    static ListsInForce of(ReferenceList tldList, TldList tlds, ReferenceList registrarList, RegistrarList registrars) {
        return new ListsInForce(
                tldList == null ? null : tldList.version(),
                tlds,
                registrarList == null ? null : registrarList.version(),
                registrars);
    }

    boolean isComplete() {
        return tldVersion != null && registrarVersion != null;
    }

    public Answer<TldList> tldAnswer() {
        return tldVersion == null ? Answer.unknown() : Answer.known(tlds);
    }

    public Answer<RegistrarList> registrarAnswer() {
        return registrarVersion == null ? Answer.unknown() : Answer.known(registrars);
    }
}
