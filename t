okplan: 1
kind: action-plan
id: plan
edition: 2027
title: Plan
goals:
- id: a
  goal: Alla barn har en plan
  responsible:
  - regionen
  - ett
  - tva
  - tre
  due: 2027-05-31
