/**
 * What reviewers do with an order besides its steps: calls to its phones, second looks, and rules that they settle by
 * evidence. {@code SettlementRules} says which rules a person may settle, and by what. The claim of a reviewer and the
 * proposal for a second one are part of the order ({@code ReviewDesk}).
 */
package cn.icpfiling.filing.core.review;
