"""The words of the methods paragraph in Swedish and English, and the works it cites."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "municipalities": "Kommuner i nätverket: {nodes}, samband: {ties}. Två kommuner har ett samband när de nämns i samma projekt; "
        "det betyder inte att de samverkar.",
        "actors": "Aktörer i nätverket: {nodes}, samband: {ties}. Två aktörer har ett samband när de nämns i samma projekt; hur"
        " nära de arbetar framgår inte.",
        "projects": "Projekt i nätverket: {project_nodes}, aktörer: {actor_nodes}, kommuner: {municipality_nodes}, samband: "
        "{ties}. Ett samband betyder att projektets sida nämner aktören eller kommunen.",
        "answer": "Nätverket visar bara det som svarar på frågan ”{}”; andra samband finns inte med.",
        "answer-own": "Nätverket visar bara det som svarar på en egen SPARQL-fråga; andra samband finns inte med.",
        "from-listed": "Underlaget är fälten och listorna på projektsidorna i ESF-rådets projektbank.",
        "from-mentioned": "Underlaget är löptexten på projektsidorna i ESF-rådets projektbank.",
        "from-both": "Underlaget är både fälten och listorna och löptexten på projektsidorna i ESF-rådets projektbank.",
        "rollup": "Enheter räknas som organisationen de hör till.",
        "initiatives": "Faserna i ett initiativ räknas som ett projekt.",
        "selection": "Urval: {}.",
        "coverage": "Projekt i urvalet vars sidor kan ange kommuner och andra parter än ägaren: {}.",
        "only-prose": "Projekt som är med bara genom löptexten, eftersom deras sidor inte kan ange det: {}.",
        "undated": "Utan angiven projektperiod, och därför inte med: {}.",
        "projects-counted": "Projekt: {every}, varav {projects} ger samband.",
        "largest": "Det största nämner {largest}. Projektet ”{title}” ligger bakom flest samband, {behind} av {ties} ({share}); {alone} av "
        "dem vilar på det ensamt.",
        "largest-two-mode": "Det största projektet nämner {largest} aktörer och kommuner. Projektet ”{title}” har flest samband, {behind}"
        " av {ties} ({share}).",
        "warning": "Varning: ett enda projekt, ”{title}”, ligger bakom {share} av sambanden. Rangordningar och grupper kan då säga"
        " mer om det projektet än om helheten; jämför med nätverket utan det.",
        "few": "Underlaget är litet (initiativ med minst två noder: {initiatives}). Om slumpen räcker som förklaring kan inte prövas"
        " med färre än {fewest} sådana, och grupper och rangordningar återger då mest vilka som nämns i samma projekt.",
        "weight-count": "Vikten är antalet gemensamma projekt.",
        "weight-newman": "Varje gemensamt projekt med k parter ger vikten 1/(k−1), så att varje nod får 1 av varje projekt.",
        "weight-fractional": "Varje gemensamt projekt med k parter ger vikten 2/(k(k−1)), så att varje projekt väger 1 totalt.",
        "weight-star": "Samband räknas bara mellan ett projekts ägare och dess övriga parter; vikten är antalet gemensamma projekt.",
        "weight-capped": "Vikten är antalet gemensamma projekt med högst {cap} parter; större projekt ({apart} st.) ger inga samband.",
        "recurring": "Återkommande (minst två initiativ): {recurring} av {ties} samband.",
        "tested": "Om slumpen räcker som förklaring har prövats med en stokastisk gradsekvensmodell (SDSM) för alla {pairs} par"
        " av noder, med Benjamini–Hochbergs metod (högst 5 procent väntade falska fynd): {significant} samband är "
        "säkerställda, det vill säga återkommande och fler än slumpen förklarar. Prövningen räknar initiativ (med minst två noder: "
        "{initiatives}), inte projekt, eftersom faserna i ett initiativ inte är oberoende av varandra. Modellen känner antalet "
        "initiativ per nod och antalet noder per initiativ men varken avstånd, tid eller ämne: grannar nämns ofta tillsammans. Ett "
        "samband som inte är säkerställt är inte motbevisat.",
        "part": "Nätverket är ett svar på en fråga och inte hela nätverket; därför har det inte prövats om slumpen räcker som förklaring.",
        "untested": "Om slumpen räcker som förklaring har inte kunnat prövas: nollmodellen gick inte att bestämma.",
        "backbone": "Bilden öppnar med stommen, {kept} av {ties} samband: de som är ovanligt starka för minst en av sina noder "
        "(disparitetsfilter med Newmans vikter, 5 procent) och en spännande skog. Stommen är en regel för ritning och säger inget om "
        "slumpen.",
        "measures": "Måtten: grad (degree) är antalet samband; styrka (strength) är summan av Newmans vikter, det vill säga "
        "antalet projekt med minst två noder; betweenness är andelen av andra pars kortaste vägar (i steg) som går "
        "genom noden; Burts constraint använder Newmans vikter; redundans är andelen av nodens projektpar som också "
        "binds samman av någon annan; k-kärnan räknas bara på återkommande samband; grupperna är det mest samstämmiga"
        " av {runs} utfall av Louvains metod, med andelen utfall som placerar noden där; mäklarrollerna enligt Gould "
        "och Fernandez räknar par av grannar utan inbördes samband, utan riktning, och bara noder vars typ är känd.",
        "made": "Gjort med esfgraph {version} och networkx {networkx}.",
        "sources": "Källor",
        "filter-region": "region",
        "filter-county": "län",
        "filter-area": "programområde",
        "filter-phase": "fas",
        "filter-role": "roll",
        "filter-from_year": "från år",
        "filter-to_year": "till år",
    },
    "en": {
        "municipalities": "Municipalities in the network: {nodes}, ties: {ties}. Two municipalities are tied when they are named in the"
        " same project; that does not mean that they cooperate.",
        "actors": "Actors in the network: {nodes}, ties: {ties}. Two actors are tied when they are named in the same project; "
        "how closely they work is not told.",
        "projects": "Projects in the network: {project_nodes}, actors: {actor_nodes}, municipalities: {municipality_nodes}, ties:"
        " {ties}. A tie means that the project's page names the actor or municipality.",
        "answer": "The network shows only what answers the question “{}”; other ties are left out.",
        "answer-own": "The network shows only what answers a SPARQL query of one's own; other ties are left out.",
        "from-listed": "It is made from the fields and lists of the project pages of the Swedish ESF Council's project bank.",
        "from-mentioned": "It is made from the prose of the project pages of the Swedish ESF Council's project bank.",
        "from-both": "It is made from the fields, lists and prose of the project pages of the Swedish ESF Council's project bank.",
        "rollup": "Units count as the organisation that they belong to.",
        "initiatives": "The phases of one initiative count as one project.",
        "selection": "Selection: {}.",
        "coverage": "Projects of the selection whose pages can state municipalities and parties other than the owner: {}.",
        "only-prose": "Projects that count by their prose alone, as their pages cannot state that: {}.",
        "undated": "Projects left out, as their period is not stated: {}.",
        "projects-counted": "Projects: {every}, of which {projects} make ties.",
        "largest": "The largest names {largest}. The project “{title}” lies behind most ties, {behind} of {ties} ({share}); {alone} of "
        "them rest on it alone.",
        "largest-two-mode": "The largest project names {largest} actors and municipalities. The project “{title}” has most ties, {behind}"
        " of {ties} ({share}).",
        "warning": "Warning: one single project, “{title}”, lies behind {share} of the ties. Rankings and communities may then say "
        "more about that project than about the whole; compare with the network without it.",
        "few": "There is little to go by (initiatives of two nodes or more: {initiatives}). Whether chance would do it cannot be tested"
        " with fewer than {fewest} of them, and communities and rankings then mostly repeat who is named in the same project.",
        "weight-count": "The weight is the number of shared projects.",
        "weight-newman": "Each shared project of k parties gives the weight 1/(k−1), so that a node gets 1 from each project.",
        "weight-fractional": "Each shared project of k parties gives the weight 2/(k(k−1)), so that a project weighs 1 in all.",
        "weight-star": "Ties are counted only between the owner of a project and its other parties; the weight is the number of "
        "shared projects.",
        "weight-capped": "The weight is the number of shared projects of at most {cap} parties; larger projects ({apart}) make no ties.",
        "recurring": "Recurring (in two initiatives or more): {recurring} of {ties} ties.",
        "tested": "Whether chance would do it was tested with the stochastic degree sequence model (SDSM) for all {pairs} pairs"
        " of nodes, at a false discovery rate of 5 per cent (Benjamini–Hochberg): {significant} ties are significant,"
        " that is, recurring and more than chance explains. The test counts initiatives (of two nodes or more: {initiatives}), not "
        "projects, as the phases of one initiative do not happen independently. The model knows how many initiatives each node has and "
        "how many nodes each initiative has, but neither distance, time nor subject: neighbours are often named together. A "
        "tie that is not significant is not disproved.",
        "part": "The network is the answer to a question and not a whole network; whether chance would do it was therefore not tested.",
        "untested": "Whether chance would do it could not be tested: the null model could not be found.",
        "backbone": "The picture opens with the backbone, {kept} of {ties} ties: those that are unusually strong for at least one of their "
        "nodes (disparity filter with Newman weights, 5 per cent) and a spanning forest. It is a rule of drawing and tells nothing of "
        "chance.",
        "measures": "Measures: degree is the number of ties; strength is the sum of Newman weights, that is, the number of "
        "projects of two nodes or more; betweenness is the share of the other pairs' shortest paths (in steps) that "
        "pass the node; Burt's constraint uses Newman weights; redundancy is the share of the pairs of a node's "
        "projects that another node links too; the k-core counts recurring ties only; communities are the most "
        "agreeing of {runs} runs of Louvain's method, with the share of runs that put the node there; the brokerage "
        "roles of Gould and Fernandez count pairs of neighbours who are not tied to each other, without direction, "
        "and only nodes whose type is known.",
        "made": "Made with esfgraph {version} and networkx {networkx}.",
        "sources": "Sources",
        "filter-region": "region",
        "filter-county": "county",
        "filter-area": "programme area",
        "filter-phase": "phase",
        "filter-role": "role",
        "filter-from_year": "from year",
        "filter-to_year": "to year",
    },
}

SOURCES: Mapping[str, tuple[str, ...]] = {
    "newman": ("Newman 2001, doi:10.1103/PhysRevE.64.016132",),
    "fractional": ("Leydesdorff & Park 2017, arXiv:1611.06943",),
    "tested": (
        "Neal, Domagalski & Sagan 2021, doi:10.1038/s41598-021-03238-3",
        "Saracco et al. 2017, doi:10.1088/1367-2630/aa6b38",
        "Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x",
    ),
    "backbone": ("Serrano, Boguñá & Vespignani 2009, doi:10.1073/pnas.0808904106",),
    "measures": (
        "Freeman 1977, doi:10.2307/3033543",
        "Burt 1992, Structural Holes",
        "Latapy, Magnien & Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006",
        "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
        "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
        "Filkov & Skiena 2004, doi:10.1142/S0218213004001867",
        "Gould & Fernandez 1989, doi:10.2307/270949",
    ),
}
