/**
 * Which acts a filed subject or service allows now. {@code ActFacts} holds what the records say, {@code StandingActRules}
 * answers for any day; the rules of the provinces answer in the package {@code acts} of the service. {@code ProviderProposal}
 * is an ending that two persons of the provider decide.
 */
package cn.icpfiling.filing.core.acts;
