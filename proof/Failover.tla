------------------------------ MODULE Failover ------------------------------
(* Redis servers that replicate, and the sentinels that watch them. Reader and Writer extend this module. *)
(* Time passes in ticks. A server's data is its log: equal logs are what the product calls equal position *)
(* and chain, a prefix is an earlier position of the same history.                                        *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
	Servers,
	First,          \* the server that is the primary at the beginning
	Sentinels,      \* how many there are
	MaxPromotions,
	Faults,         \* what happens to primaries: "hung" (no answers, TCP lives), "cut" (away from most sentinels)
	DownAfter,      \* ticks of a fault before the sentinels elect a leader
	SleepsThrough,  \* whether a primary that hangs goes on hanging until the promotion
	Synced,         \* whether only replicas are promoted that have copied the current primary's history
	Promoting,      \* ticks from the election of a leader to the promotion, at least
	Timely,         \* whether most sentinels hear of a promotion within Hello ticks; otherwise at any time, or never
	Hello,
	Veto            \* whose word, which is always heard then, forbids to confirm a server: "nobody", "newer": who knows a
	                \* later promotion of another, "replacing": also who is just replacing it

VARIABLES
	log,       \* per server: its writes in order
	source,    \* per server: whom it replicates from; itself when it calls itself primary
	state,     \* per server: "up", or one of Faults
	down,      \* ticks of the present fault of the current primary
	elected,   \* 0, or 1 and the ticks since a leader was elected that is about to promote; nothing stops it
	promoted,  \* the primaries by configuration epoch; the last one is what Sentinel has decided
	known,     \* per configuration epoch: how many sentinels know nothing newer
	since      \* ticks since the last promotion

redis == <<log, source, state, down, elected, promoted, known, since>>

Older(ticks, cap) == IF ticks < cap THEN ticks + 1 ELSE cap

Max(a, b) == IF a > b THEN a ELSE b

Min(a, b) == IF a < b THEN a ELSE b

IsPrefix(earlier, later) == Len(earlier) <= Len(later) /\ earlier = SubSeq(later, 1, Len(earlier))

Has(s, w) == \E i \in DOMAIN log[s] : log[s][i] = w

Epoch == Len(promoted)

Current == promoted[Epoch]

CallsItselfPrimary(s) == source[s] = s

Answers(s) == state[s] # "hung"

RECURSIVE Total(_, _)
Total(counts, epochs) ==
	IF epochs = {} THEN 0 ELSE LET e == CHOOSE e \in epochs : TRUE IN counts[e] + Total(counts, epochs \ {e})

Naming(s) == Total(known, {e \in 1..Epoch : promoted[e] = s})

Vetoed(s) ==
	\/ Veto = "replacing" /\ s = Current /\ elected > 0
	\/ Veto # "nobody" /\ \E e, f \in 1..Epoch :
		e < f /\ promoted[e] = s /\ promoted[f] # s /\ known[e] > 0 /\ known[f] > 0

Most(count) == 2 * count > Sentinels

InitRedis ==
	/\ log = [s \in Servers |-> <<>>]
	/\ source = [s \in Servers |-> First]
	/\ state = [s \in Servers |-> "up"]
	/\ down = 0
	/\ elected = 0
	/\ promoted = <<First>>
	/\ known = <<Sentinels>>
	/\ since = 0

(* Faults of the current primary, while there is a promotion to come. Other servers that hang or are cut *)
(* off only delay steps, and each step may be late anyway.                                                *)

Fail(fault) ==
	/\ Epoch <= MaxPromotions
	/\ state[Current] = "up"
	/\ state' = [state EXCEPT ![Current] = fault]
	/\ UNCHANGED <<log, source, down, elected, promoted, known, since>>

Recover(s) ==
	/\ state[s] # "up"
	/\ SleepsThrough => elected = 0
	/\ state' = [state EXCEPT ![s] = "up"]
	/\ down' = IF s = Current THEN 0 ELSE down
	/\ UNCHANGED <<log, source, elected, promoted, known, since>>

(* What a server sent before it hung still reaches its replicas: the kernel sends it. *)

Replicate(s) ==
	/\ log[s] # log[source[s]]
	/\ log' = [log EXCEPT ![s] =
		IF IsPrefix(log[s], log[source[s]]) THEN SubSeq(log[source[s]], 1, Len(log[s]) + 1) ELSE log[source[s]]]
	/\ UNCHANGED <<source, state, down, elected, promoted, known, since>>

Elect ==
	/\ elected = 0
	/\ Epoch <= MaxPromotions
	/\ state[Current] # "up"
	/\ down >= DownAfter
	/\ elected' = 1
	/\ UNCHANGED <<log, source, state, down, promoted, known, since>>

(* The leader promotes a replica and is the first to know. The old primary may have come back meanwhile. *)
(* To be cut off is, from now on, nothing but to be told late.                                            *)

Promote(s) ==
	/\ elected > Promoting
	/\ source[s] = Current
	/\ s # Current
	/\ Synced => IsPrefix(log[s], log[Current])
	/\ source' = [source EXCEPT ![s] = s]
	/\ promoted' = Append(promoted, s)
	/\ known[Epoch] > 0
	/\ known' = Append([known EXCEPT ![Epoch] = @ - 1], 1)
	/\ elected' = 0
	/\ down' = 0
	/\ since' = 0
	/\ state' = [r \in Servers |-> IF state[r] = "cut" THEN "up" ELSE state[r]]
	/\ UNCHANGED log

Learn(e) ==
	/\ known[e] > 0
	/\ known' = [known EXCEPT ![e] = @ - 1, ![Epoch] = @ + 1]
	/\ UNCHANGED <<log, source, state, down, elected, promoted, since>>

(* A sentinel tells an old primary, or a replica of it, to replicate from the current one. Connections stay. *)

Follow(s) ==
	/\ s # Current
	/\ source[s] # Current
	/\ state[s] = "up"
	/\ source' = [source EXCEPT ![s] = Current]
	/\ UNCHANGED <<log, state, down, elected, promoted, known, since>>

NextRedis ==
	\/ \E fault \in Faults : Fail(fault)
	\/ \E s \in Servers : Recover(s) \/ Replicate(s) \/ Follow(s)
	\/ Elect
	\/ \E e \in 1..(Epoch - 1) : Learn(e)

TickRedis(cap) ==
	/\ Timely /\ Epoch > 1 /\ since = Hello => Most(known[Epoch])
	/\ since' = IF Epoch = 1 THEN 0 ELSE Older(since, cap)
	/\ down' = IF state[Current] = "up" THEN 0 ELSE Older(down, DownAfter)
	/\ elected' = IF elected = 0 THEN 0 ELSE Older(elected, Promoting + 1)
	/\ UNCHANGED <<log, source, state, promoted, known>>

=============================================================================
